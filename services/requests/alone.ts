/** Of what there may be only one open request at a time. */
import type { SupportRequest } from './supportRequest.ts';
import { workOf } from './work.ts';

/** Still somebody's to do. */
export function isOpen(request: SupportRequest): boolean {
  if (request.status === 'withdrawn' || request.status === 'refused') return false;
  const { state } = workOf(request);
  if (state === 'done') return false;
  // An engineer who takes up what was added to a case has it until they are done.
  const isTakenUp = request.kind === 'information' && state !== 'waiting';
  return isTakenUp || !isDoneByMachine(request);
}

/** For a stranger the machine changes no case: then it is a person's to do. */
export const isForMachine = ({ speaker, erasedAt }: SupportRequest): boolean =>
  speaker.kind === 'customer' || erasedAt !== undefined;

const isDoneByMachine = (request: SupportRequest): boolean =>
  request.status === 'delivered' && isForMachine(request) && endsWithDelivery(request);

/** What the desk's machine does by itself: once that is done, nobody has to act. */
export function endsWithDelivery({ kind }: Pick<SupportRequest, 'kind'>): boolean {
  return ['closing', 'severity', 'contact', 'information'].includes(kind);
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
