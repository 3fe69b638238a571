import type { DateTime } from 'luxon';
import { z } from 'zod';
import { handoffOf } from '../../services/handoff/handoffOf.ts';
import type { Policies } from '../../services/policy/policies.ts';
import { isOpen } from '../../services/requests/alone.ts';
import { Severity } from '../../services/requests/drafts/caseDraft.ts';
import { Promised } from '../../services/requests/promised.ts';
import { RequestEvent } from '../../services/requests/requestEvent.ts';
import { Queue, RequestStatus } from '../../services/requests/supportRequest.ts';
import { severityRaised } from '../../services/requests/severityRaised.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { queueOf, workOf } from '../../services/requests/work.ts';
import { HoursNow, hoursNow } from './hoursNow.ts';

const Instant = z.iso.datetime({ offset: true });

export const DeskWorkState = z.object({
  state: z.enum(['waiting', 'acknowledged', 'taken', 'done']),
  /** Who acknowledged or took it last. */
  staff: z.string().optional(),
  acknowledgedAt: Instant.optional(),
  /** Place in `queues`: 0 until it was passed on. */
  queue: z.number().int(),
  isOverdue: z.boolean(),
  /** A person answers in the customer's chat. */
  isTalking: z.boolean(),
  /** Who that is. */
  talker: z.string().optional(),
});

/** A request in the desk's list: enough to decide which one to open. */
export const DeskListItem = z.object({
  reference: z.string(),
  kind: z.string(),
  status: RequestStatus,
  /** Still somebody's to do. */
  isOpen: z.boolean(),
  caseNumber: z.string().nullable(),
  /** What is asked, in one line. */
  title: z.string(),
  /** The customer's own words, from their beginning. */
  summary: z.string(),
  contactName: z.string(),
  /** Absent when nobody knows the account. */
  accountName: z.string().optional(),
  isVerified: z.boolean(),
  severityNow: Severity,
  /** When the request was raised. */
  severityRaised: Severity,
  raisedAt: Instant,
  promised: Promised,
  /** The hours in which it is worked on. */
  hours: HoursNow,
  work: DeskWorkState,
  queue: Queue,
  /** The last thing that staff or customer said since it was raised. */
  last: RequestEvent.pick({ at: true, by: true, kind: true, text: true }).optional(),
  /** Why something was given up on, if anything was. */
  parked: z.string().nullable(),
  language: z.string(),
});
export type DeskListItem = z.infer<typeof DeskListItem>;

const SHOWN = 280;

function beginning(text: string): string {
  // A cut through a surrogate pair would leave half a character.
  if (text.length <= SHOWN) return text;
  return `${text.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, '')}…`;
}

function lastSaid({ events }: SupportRequest): DeskListItem['last'] {
  const last = events.findLast(({ kind, text }) => text !== undefined && kind !== 'delivered');
  if (last === undefined) return undefined;
  const { at, by, kind, text = '' } = last;
  return { at, by, kind, text: beginning(text) };
}

export function deskListItem(
  request: SupportRequest,
  context: { readonly policies: Policies; readonly now: DateTime; readonly parked: string | null },
): DeskListItem {
  const { policies, now, parked } = context;
  const { entitlement, promise } = request;
  const { asked, contact } = handoffOf(request, { policies, now });
  const last = lastSaid(request);
  return {
    reference: request.reference,
    kind: request.kind,
    status: request.status,
    isOpen: isOpen(request),
    caseNumber: request.caseNumber,
    title: asked.title,
    summary: beginning(asked.text),
    contactName: contact.name,
    ...('account' in entitlement ? { accountName: entitlement.account.name } : {}),
    isVerified: request.speaker.kind === 'customer',
    severityNow: request.severityNow,
    severityRaised: severityRaised(request),
    raisedAt: request.raisedAt,
    promised: request.promised,
    hours: hoursNow(request, policies, now.toMillis()),
    work: workOf(request),
    queue: queueOf(request),
    ...(last === undefined ? {} : { last }),
    parked,
    language: promise.languages.wished,
  };
}
