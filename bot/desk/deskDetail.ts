import type { DateTime } from 'luxon';
import { z } from 'zod';
import { Handoff } from '../../services/handoff/handoff.ts';
import { handoffOf } from '../../services/handoff/handoffOf.ts';
import { handoffSections } from '../../services/handoff/sections.ts';
import type { ParkedEntry } from '../../services/outbox/outbox.ts';
import type { Policies } from '../../services/policy/policies.ts';
import { isOpen } from '../../services/requests/alone.ts';
import { audienceOf } from '../../services/requests/audience.ts';
import { SupportRequest } from '../../services/requests/supportRequest.ts';
import { workOf } from '../../services/requests/work.ts';
import { ActionKind, actionsOpen } from './actionsOpen.ts';
import { DeskWorkState } from './deskListItem.ts';
import { HoursNow, hoursNow } from './hoursNow.ts';

const Section = z.object({
  id: z.string(),
  title: z.string(),
  /** In the order in which staff need them. */
  facts: z.array(
    z.object({
      label: z.string().optional(),
      value: z.string(),
      source: z.string().optional(),
      isQuote: z.boolean().optional(),
      isWarning: z.boolean().optional(),
      at: z.iso.datetime({ offset: true }).optional(),
      href: z.string().optional(),
    }),
  ),
});

/** One request, with all that a page needs to show it and to work on it. */
export const DeskDetail = z.object({
  request: SupportRequest,
  handoff: Handoff,
  /** The handoff in words. */
  sections: z.array(Section),
  work: DeskWorkState,
  isOpen: z.boolean(),
  hours: HoursNow,
  /** What was given up on, and why. */
  parked: z.array(
    z.object({ id: z.string(), kind: z.string(), reference: z.string(), problem: z.string() }),
  ),
  /** How the customer hears of what staff say now. */
  reach: z.object({
    /** A page of theirs is open. */
    isThere: z.boolean(),
    /** Where it is mailed to if not; null: nowhere. */
    mail: z.string().nullable(),
  }),
  /** What the caller may do now. */
  can: z.array(ActionKind),
});
export type DeskDetail = z.infer<typeof DeskDetail>;

function reachOf(
  request: SupportRequest,
  { isThere, hasMail }: Parameters<typeof deskDetail>[1],
): DeskDetail['reach'] {
  const [first] = audienceOf(request);
  return {
    isThere: first !== undefined && isThere(first.conversationId),
    mail: hasMail ? (first?.email ?? null) : null,
  };
}

export function deskDetail(
  request: SupportRequest,
  context: {
    readonly policies: Policies;
    readonly now: DateTime;
    readonly parked: readonly ParkedEntry[];
    readonly staff: string;
    readonly isThere: (conversationId: string) => boolean;
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
    hours: hoursNow(request, policies, now.toMillis()),
    parked: parked.map(({ id, kind, reference, problem }) => ({ id, kind, reference, problem })),
    reach: reachOf(request, context),
    can: [...actionsOpen(request, staff, parked.length > 0)],
  };
}
