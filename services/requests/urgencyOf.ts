import { isOpen } from './alone.ts';
import type { SupportRequest } from './supportRequest.ts';
import { workOf } from './work.ts';

/**
 * How far before what is only new: severity 1 that nobody has acknowledged is seen before all else, an
 * escalation before other requests like it, and so is what was promised for an earlier time or what waits
 * again. Also when the desk has it: a machine having it does not mean that somebody has read it.
 */
export function urgencyOf(request: SupportRequest): 0 | 1 | 2 | 3 {
  const { state, isOverdue } = workOf(request);
  if (!isOpen(request) || state !== 'waiting') return 0;
  const isEscalation = request.kind === 'escalation';
  if (request.severityNow === 1) return isEscalation ? 3 : 2;
  const waitsAgain = request.events.some(({ kind }) => kind === 'released' || kind === 'disputed');
  return isEscalation || isOverdue || waitsAgain ? 1 : 0;
}
