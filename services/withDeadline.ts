import { onTimeUp } from './onTimeUp.ts';

/** What was asked did not answer in time: it may or may not have happened. */
export class DeadlinePassed extends Error {
  constructor(afterMs: number) {
    super(`no answer within ${afterMs} ms`);
    this.name = 'DeadlinePassed';
  }
}

/**
 * Asks something that may hang. The call gets a signal that aborts at the deadline, and is not waited
 * for any longer even if it ignores the signal. Rejects with `DeadlinePassed` then, with the reason of
 * `stop` if that aborts first, else with whatever the call throws.
 */
export async function withDeadline<T>(
  afterMs: number,
  call: (signal: AbortSignal) => Promise<T>,
  stop?: AbortSignal,
): Promise<T> {
  stop?.throwIfAborted();
  const own = new AbortController();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = (why: unknown): void => {
    own.abort(why);
    reject(why);
  };
  const callOff = onTimeUp(afterMs, () => end(new DeadlinePassed(afterMs)));
  const onStop = (): void => end(stop?.reason);
  stop?.addEventListener('abort', onStop, { once: true });
  try {
    return await Promise.race([call(own.signal), ended]);
  } finally {
    callOff();
    stop?.removeEventListener('abort', onStop);
  }
}
