import { queuedMs } from './queuedMs.ts';

const LOOKS_EACH_MS = 20;

/**
 * How long a process takes to end once it is told to, in milliseconds, less those in which it could have run and the
 * machine ran others.
 *
 * @param stop tells it, and resolves when it has ended
 */
export async function stoppedMs(pid: number, stop: () => Promise<unknown>): Promise<number> {
  const [began, before] = [performance.now(), queuedMs(pid)];
  let queued = before;
  // Nobody says it of a process that has ended.
  const look = (): void => void (queued = Math.max(queued, queuedMs(pid)));
  const looking = setInterval(look, LOOKS_EACH_MS);
  try {
    await stop();
  } finally {
    clearInterval(looking);
  }
  return performance.now() - began - (queued - before);
}
