import type { DatabaseSync } from 'node:sqlite';
import { transaction } from './transaction.ts';

interface Job {
  readonly run: () => void;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Writes what comes in the same round of the event loop in one transaction, which costs little more
 * than one of them alone. A promise resolves when its work is committed. Work that throws takes
 * nothing with it: each of that round is then tried by itself, so `work` may run twice. Where none could begin,
 * since somebody else holds the file, all fail: each alone would stand still for as long again.
 */
export function grouped(connection: DatabaseSync): <T>(work: () => T) => Promise<T> {
  const atOnce = transaction(connection);
  let jobs: Job[] = [];

  function alone({ run, done, failed }: Job): void {
    try {
      atOnce(run);
      done();
    } catch (error) {
      failed(error);
    }
  }

  function flush(): void {
    const round = jobs;
    jobs = [];
    let ran = 0;
    try {
      atOnce(() => {
        for (const { run } of round) {
          ran += 1;
          run();
        }
      });
    } catch (error) {
      if (ran > 0 && round.length > 1) round.forEach(alone);
      else for (const { failed } of round) failed(error);
      return;
    }
    for (const { done } of round) done();
  }

  return async <T>(work: () => T): Promise<T> =>
    new Promise<T>((resolve, failed) => {
      let result: T;
      const run = (): void => void (result = work());
      if (jobs.push({ run, done: () => resolve(result), failed }) === 1) setImmediate(flush);
    });
}
