/** What staff are reminded of in a thread. Pure. */
import type { DateTime } from 'luxon';
import { reply } from '../../../../dialogs/replies/replies.ts';
import { deskOfRequest } from '../../../../services/handoff/deskSide.ts';
import { moments } from '../../../../services/handoff/moments.ts';
import type { Policies } from '../../../../services/policy/policies.ts';
import { oneLine } from '../../../../services/privacy/oneLine.ts';
import { isOpen } from '../../../../services/requests/alone.ts';
import { isAnswered } from '../../../../services/requests/isAnswered.ts';
import type { SupportRequest } from '../../../../services/requests/supportRequest.ts';
import { workOf } from '../../../../services/requests/work.ts';

/** The clocks of outbox and relay may differ a little. */
const TOLERANCE_MS = 1000;

interface Reminder {
  readonly id: 'teams-staff.remind.waiting' | 'teams-staff.remind.held' | 'teams-staff.remind.late';
  readonly text: string;
}

/** Undefined: the customer has an answer, or the passing of the time is told as such. */
export function reminder(
  request: SupportRequest,
  context: { readonly policies: Policies; readonly now: DateTime },
): Reminder | undefined {
  const { promised, origin, erasedAt } = request;
  if (promised.kind === 'none' || erasedAt !== undefined) return undefined;
  if (!isOpen(request) || isAnswered(request)) return undefined;
  const { zone } = deskOfRequest(request, context);
  const { what } = promised;
  const when = moments(promised.at, { desk: zone, contact: origin.zone });
  const isLate = context.now.toMillis() >= Date.parse(promised.at) - TOLERANCE_MS;
  const { state, staff } = workOf(request);
  if (state === 'waiting' || staff === undefined) {
    if (isLate) return undefined;
    const id = 'teams-staff.remind.waiting';
    return { id, text: reply(id, { what, when }) };
  }
  const id = isLate ? 'teams-staff.remind.late' : 'teams-staff.remind.held';
  return { id, text: reply(id, { name: oneLine(staff, 80), what, when }) };
}
