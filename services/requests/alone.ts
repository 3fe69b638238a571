/** Of what there may be only one open request at a time. */
import type { SupportRequest } from './supportRequest.ts';
import { workOf } from './work.ts';

/** Still somebody's to do. */
export function isOpen(request: SupportRequest): boolean {
  return (
    request.status !== 'withdrawn' &&
    request.status !== 'refused' &&
    !(request.status === 'delivered' && endsWithDelivery(request)) &&
    workOf(request).state !== 'done'
  );
}

/** What the desk's machine does by itself: once that is done, nobody has to act. */
export function endsWithDelivery({ kind }: Pick<SupportRequest, 'kind'>): boolean {
  return kind === 'closing' || kind === 'severity' || kind === 'contact';
}

/**
 * One open escalation per case and level: a second joins the first. Null: there may be many. A case number
 * that was only typed joins nothing: the case may be somebody else's.
 */
export function aloneOf(request: SupportRequest): string | null {
  return request.kind === 'escalation' && request.about !== null && isOpen(request)
    ? `escalation:${request.draft.level}:${request.draft.caseNumber}`
    : null;
}
