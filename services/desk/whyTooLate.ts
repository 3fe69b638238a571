import type { SupportRequest } from '../requests/supportRequest.ts';
import { type Work, workOf } from '../requests/work.ts';
import type { DeskAction } from './deskWork.ts';

/** Why this can't be done any more, in a sentence for staff; undefined if it can. */
export function whyTooLate(
  request: SupportRequest,
  { kind }: Pick<DeskAction, 'kind'>,
  staff: string,
): string | undefined {
  const work = workOf(request);
  if (request.status === 'withdrawn') return 'The customer has withdrawn it.';
  if (request.status === 'refused') return 'It could not be done, and the customer was told so.';
  if (work.state === 'done') return whyDone(request, work);
  const other = work.state === 'waiting' || work.staff === staff ? undefined : work.staff;
  if (other === undefined) return undefined;
  if (kind === 'release') return `${other} has it. Take it over instead.`;
  if (kind !== 'acknowledge') return undefined;
  return work.state === 'taken'
    ? `${other} has taken it already.`
    : `${other} has acknowledged it already.`;
}

function whyDone({ events }: SupportRequest, { staff }: Work): string {
  const last = events.findLast(({ kind }) => kind === 'confirmed' || kind === 'resolved');
  return last?.kind === 'confirmed'
    ? 'The customer has confirmed that it is solved.'
    : `${staff ?? 'Somebody'} has resolved it already.`;
}
