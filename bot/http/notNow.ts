import { isStoreTrouble } from '../../services/storage/isStoreTrouble.ts';
import { HttpProblem } from './problem.ts';

/** Clients that wait for so long find a store that was only restarted. */
const AGAIN_MS = 2000;

/**
 * What is told to who asked for something that our store can't do just now; undefined when that is not what failed. It
 * may have been done all the same: pages and Teams ask again, and are known by the ids of what they send.
 */
export function notNow(error: unknown): HttpProblem | undefined {
  if (!isStoreTrouble(error)) return undefined;
  const message =
    'This can’t be done right now, or we can’t tell whether it was. Try again in a moment.';
  return new HttpProblem(503, 'Unavailable', message, {
    cause: error,
    // Not all in the same second.
    retryAfterMs: AGAIN_MS + Math.random() * AGAIN_MS,
  });
}
