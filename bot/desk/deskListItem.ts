import { z } from 'zod';
import { Instant } from '../../services/instant.ts';
import { Severity } from '../../services/requests/drafts/caseDraft.ts';
import { Promised } from '../../services/requests/promised.ts';
import { RequestEvent } from '../../services/requests/requestEvent.ts';
import { Queue, RequestStatus } from '../../services/requests/supportRequest.ts';
import { HoursNow } from './hours.ts';

export const DeskWorkState = z.object({
  state: z.enum(['waiting', 'acknowledged', 'taken', 'done']),
  /** Who acknowledged or took it last. */
  staff: z.string().optional(),
  acknowledgedAt: Instant.optional(),
  /** When the customer first heard from a person: that somebody has it is not yet an answer. */
  answeredAt: Instant.optional(),
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
  /** Staff thought that it was solved, and the customer says it is not. */
  isDisputed: z.boolean(),
  /** The last thing that staff or customer said since it was raised. */
  last: RequestEvent.pick({ at: true, by: true, kind: true, text: true }).optional(),
  /** Why something was given up on, if anything was. */
  parked: z.string().nullable(),
  language: z.string(),
});
export type DeskListItem = z.infer<typeof DeskListItem>;
