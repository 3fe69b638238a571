import { BackendError } from '../cases/backendError.ts';
import { DeadlinePassed, withDeadline } from '../withDeadline.ts';
import { LeaseLost } from './leaseLost.ts';

/** Makes one call to somebody who may hang. */
export type Ask = <T>(call: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/**
 * Each call has a deadline. One that broke off may have been carried out.
 *
 * @param holds false: somebody else may be at it by now, and nothing more is asked
 */
export function asking(callMs: number, stop: AbortSignal, holds: () => boolean): Ask {
  return async (call) => {
    if (!holds()) throw new LeaseLost();
    try {
      return await withDeadline(callMs, call, stop);
    } catch (error) {
      if (!(error instanceof DeadlinePassed) && !stop.aborted) throw error;
      const why = error instanceof Error ? error.message : String(error);
      throw new BackendError('retryable', why, { applied: 'unknown', cause: error });
    }
  };
}
