import { isOpen } from './alone.ts';
import type { SupportRequest } from './supportRequest.ts';
import { workOf } from './work.ts';

/**
 * Severity 1, and nobody has acknowledged it: staff see it before all else. Also when the desk has it: a
 * machine having it does not mean that somebody has read it.
 */
export function isUrgent(request: SupportRequest): boolean {
  return request.severityNow === 1 && isOpen(request) && workOf(request).state === 'waiting';
}
