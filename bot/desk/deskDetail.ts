import { z } from 'zod';
import { Handoff } from '../../services/handoff/handoff.ts';
import { Instant } from '../../services/instant.ts';
import { SupportRequest } from '../../services/requests/supportRequest.ts';
import { ActionKind } from './actionsOpen.ts';
import { DeskWorkState } from './deskListItem.ts';
import { HoursNow } from './hours.ts';

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
      at: Instant.optional(),
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
  /** Staff thought that it was solved, and the customer says it is not. */
  isDisputed: z.boolean(),
  hours: HoursNow,
  /** What was given up on, and why. */
  parked: z.array(
    z.object({ id: z.string(), kind: z.string(), reference: z.string(), problem: z.string() }),
  ),
  /** How the customer hears of what staff say now. */
  reach: z.object({
    /** They see it in their chat: a page of theirs is open, or they have the bot in Teams. */
    isThere: z.boolean(),
    /** Whether they have it open now; null: nobody knows, as in Teams, which keeps it for them. */
    isOpen: z.boolean().nullable(),
    /** Where it is mailed to if not; null: nowhere. */
    mail: z.string().nullable(),
  }),
  /** What the caller may do now. */
  can: z.array(ActionKind),
});
export type DeskDetail = z.infer<typeof DeskDetail>;
