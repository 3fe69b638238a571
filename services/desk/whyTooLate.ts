import type { SupportRequest } from '../requests/supportRequest.ts';
import { isSamePerson, type StaffMember } from '../requests/staffMember.ts';
import { peopleOf, type Work, workOf } from '../requests/work.ts';
import type { DeskAction } from './deskWork.ts';

/** Why this can't be done any more, in a sentence for staff; undefined if it can. */
export function whyTooLate(
  request: SupportRequest,
  action: Pick<DeskAction, 'kind'> & { readonly from?: string | undefined },
  staff: StaffMember,
): string | undefined {
  const { kind } = action;
  const work = workOf(request);
  if (request.status === 'withdrawn') return 'The customer has withdrawn it.';
  if (request.status === 'refused') return 'It could not be done, and the customer was told so.';
  if (work.state === 'done') return whyDone(request, work);
  const { holder, talker } = peopleOf(request);
  if (kind === 'leaveChat' && talker !== undefined && !isSamePerson(talker, staff)) {
    return `${talker.name} is in the chat, not you.`;
  }
  const isFree = work.state === 'waiting' || holder === undefined || isSamePerson(holder, staff);
  const other = isFree ? undefined : holder.name;
  if (other === undefined) return undefined;
  if (kind === 'release') return `${other} has it. Take it over instead.`;
  if (kind !== 'acknowledge' && kind !== 'take') return undefined;
  // Taking over is for who knows from whom; of two who are as fast, the second is told.
  if (kind === 'take' && action.from === other) return undefined;
  return work.state === 'taken'
    ? `${other} took it already.`
    : `${other} has acknowledged it already.`;
}

const ENDED = new Set(['confirmed', 'resolved', 'caseClosed']);

function whyDone({ events }: SupportRequest, { staff }: Work): string {
  const last = events.findLast(({ kind }) => ENDED.has(kind));
  if (last?.kind === 'caseClosed') return 'The customer has had its case closed.';
  return last?.kind === 'confirmed'
    ? 'The customer has confirmed that it is solved.'
    : `${staff ?? 'Somebody'} has resolved it already.`;
}
