/** When staff are reminded that a customer waits for an answer. */
import type { SupportRequest } from './supportRequest.ts';

const MOST_BEFORE_MS = 15 * 60_000;
const SHARE_BEFORE = 0.2;

/**
 * A quarter of an hour before the promised instant, or a fifth of the time where that is less; and at it.
 * Instants, ISO. None where no time was promised, or it had passed when it was.
 */
export function remindersOf({ promised, raisedAt }: SupportRequest): readonly string[] {
  if (promised.kind === 'none') return [];
  const until = Date.parse(promised.at);
  const span = until - Date.parse(raisedAt);
  if (span <= 0) return [];
  const before = until - Math.min(MOST_BEFORE_MS, span * SHARE_BEFORE);
  return [before, until].map((at) => new Date(at).toISOString());
}
