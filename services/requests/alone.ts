/** Of what there may be only one open request at a time. */
import type { SupportRequest } from './supportRequest.ts';
import { workOf } from './work.ts';

/** Still somebody's to do. */
export function isOpen(request: SupportRequest): boolean {
  return (
    request.status !== 'withdrawn' &&
    request.status !== 'refused' &&
    workOf(request).state !== 'done'
  );
}

/** One open escalation per case and level: a second joins the first. Null: there may be many. */
export function aloneOf(request: SupportRequest): string | null {
  return request.kind === 'escalation' && isOpen(request)
    ? `escalation:${request.draft.level}:${request.draft.caseNumber}`
    : null;
}
