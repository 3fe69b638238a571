import { isOpen } from './alone.ts';
import type { SupportRequest } from './supportRequest.ts';
import { workOf } from './work.ts';

/**
 * How far before what is only new: severity 1 that nobody has acknowledged is seen before all else, an
 * escalation before other requests like it. Also when the desk has it: a machine having it does not mean
 * that somebody has read it.
 */
export function urgencyOf(request: SupportRequest): 0 | 1 | 2 | 3 {
  if (!isOpen(request) || workOf(request).state !== 'waiting') return 0;
  const isEscalation = request.kind === 'escalation';
  if (request.severityNow === 1) return isEscalation ? 3 : 2;
  return isEscalation ? 1 : 0;
}
