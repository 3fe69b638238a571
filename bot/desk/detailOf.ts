import type { DateTime } from 'luxon';
import { handoffOf } from '../../services/handoff/handoffOf.ts';
import { handoffSections } from '../../services/handoff/sections.ts';
import type { ParkedEntry } from '../../services/outbox/outbox.ts';
import type { Policies } from '../../services/policy/policies.ts';
import { isOpen } from '../../services/requests/alone.ts';
import { audienceOf } from '../../services/requests/audience.ts';
import { isDisputed } from '../../services/requests/isDisputed.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { workOf } from '../../services/requests/work.ts';
import { capabilitiesOf } from '../channels/capabilities.ts';
import { ConversationState } from '../conversationState.ts';
import { actionsOpen } from './actionsOpen.ts';
import type { DeskDetail } from './deskDetail.ts';
import { hoursNow } from './hoursNow.ts';

/** A channel that we don't know keeps what is said, or does not: nothing is claimed of it. */
function knowsWhoIsThere({ origin }: SupportRequest): boolean {
  const channel = ConversationState.shape.channel.safeParse(origin.channel);
  return channel.success && capabilitiesOf(channel.data).presence;
}

function reachOf(
  request: SupportRequest,
  { isThere, hasMail }: Parameters<typeof detailOf>[1],
): DeskDetail['reach'] {
  const [first] = audienceOf(request);
  return {
    isThere,
    isOpen: isThere && !knowsWhoIsThere(request) ? null : isThere,
    mail: hasMail ? (first?.email ?? null) : null,
  };
}

/** A request as the page shows it, for whoever asks. */
export function detailOf(
  request: SupportRequest,
  context: {
    readonly policies: Policies;
    readonly now: DateTime;
    readonly parked: readonly ParkedEntry[];
    readonly staff: string;
    /** Does the customer see in their chat what is said? */
    readonly isThere: boolean;
    readonly hasMail: boolean;
  },
): DeskDetail {
  const { policies, now, parked, staff } = context;
  const handoff = handoffOf(request, { policies, now });
  return {
    request,
    handoff,
    sections: handoffSections(handoff, now).map((section) => ({
      ...section,
      facts: section.facts.map((fact) => ({ ...fact })),
    })),
    work: workOf(request),
    isOpen: isOpen(request),
    isDisputed: isDisputed(request),
    hours: hoursNow(request, policies, now.toMillis()),
    parked: parked.map(({ id, kind, reference, problem }) => ({ id, kind, reference, problem })),
    reach: reachOf(request, context),
    can: [...actionsOpen(request, staff, parked.length > 0)],
  };
}
