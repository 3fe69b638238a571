import { memoryOf } from '../load/memoryOf.ts';

const SAMPLES = 8;
const EACH_MS = 250;
const MOST_MS = 15_000;

/**
 * What a process keeps once it has started in full, in millions of bytes: half a second after it serves, the product
 * loads what the first customer would otherwise wait for, some 80 MB that no attacker has caused.
 */
export async function settledMemory(pid: number): Promise<number> {
  const seen: number[] = [];
  const until = performance.now() + MOST_MS;
  while (performance.now() < until) {
    seen.push(memoryOf(pid));
    const last = seen.slice(-SAMPLES);
    if (last.length === SAMPLES && Math.max(...last) - Math.min(...last) < 2) break;
    await new Promise((resolve) => setTimeout(resolve, EACH_MS));
  }
  return seen.at(-1) ?? 0;
}
