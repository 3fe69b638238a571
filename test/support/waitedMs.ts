import { queuedMs } from './queuedMs.ts';

/**
 * How long something waits, in milliseconds, less those in which this thread could have run and the machine ran others.
 * Whatever the thread does itself counts: also if it blocks, by computing or by sleeping.
 */
export async function waitedMs(work: () => Promise<unknown>): Promise<number> {
  const [began, queued] = [performance.now(), queuedMs()];
  await work();
  return performance.now() - began - (queuedMs() - queued);
}
