import type { MeasuredServer } from './startServer.ts';
import { percentile } from './statistics.ts';

/** What a load did to a server. */
export interface Load {
  readonly turns: number;
  /** CPU of the server's process, all threads, milliseconds. */
  readonly cpuMs: number;
  readonly cpuPerTurn: number;
  readonly turnsPerSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Times one turn. */
export type Timed = (turn: () => Promise<unknown>) => Promise<void>;

/** Runs tasks, so many at once, each as soon as one before it has ended. */
export async function inParallel<T>(
  atOnce: number,
  items: readonly T[],
  task: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const work = async (): Promise<void> => {
    for (const item of queue) await task(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** @param work times every turn with what it is given; what it leaves untimed counts as CPU only */
export async function measureLoad(
  server: MeasuredServer,
  work: (timed: Timed) => Promise<void>,
): Promise<Load> {
  const latencies: number[] = [];
  const before = await server.usage();
  const begun = performance.now();
  await work(async (turn) => {
    const from = performance.now();
    await turn();
    latencies.push(performance.now() - from);
  });
  const seconds = (performance.now() - begun) / 1000;
  const cpuMs = (await server.usage()).cpuMs - before.cpuMs;
  const turns = latencies.length;
  return {
    turns,
    cpuMs,
    cpuPerTurn: cpuMs / turns,
    turnsPerSecond: turns / seconds,
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
  };
}

/** Waits until a server has nothing of its own to do, e.g. to warm up a thread. */
export async function untilCalm(server: MeasuredServer, atMostMs = 20_000): Promise<void> {
  const lookMs = 200;
  const limit = performance.now() + atMostMs;
  let before = (await server.usage()).cpuMs;
  while (performance.now() < limit) {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    const { cpuMs } = await server.usage();
    if (cpuMs - before < lookMs / 20) return;
    before = cpuMs;
  }
}
