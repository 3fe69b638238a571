import { z } from 'zod';
import { Case } from '../cases/case.ts';
import { EntitlementDecision } from '../entitlements/entitlementDirectory.ts';
import { Speaker } from '../identity/speaker.ts';
import { Instant } from '../instant.ts';
import { Evaluation, SeverityProposal } from '../policy/evaluation.ts';
import { Attachment } from './attachment.ts';
import {
  ClosingDraft,
  ContactDraft,
  InformationDraft,
  ReopeningDraft,
  SeverityDraft,
} from './drafts/caseChangeDrafts.ts';
import { CaseDraft, Severity } from './drafts/caseDraft.ts';
import { EscalationDraft } from './drafts/escalationDraft.ts';
import {
  CaseReviewDraft,
  ExtendedDraft,
  FeedbackDraft,
  PersonDraft,
  ReplacementDraft,
} from './drafts/specialDrafts.ts';
import { Promised } from './promised.ts';
import { RequestEvent } from './requestEvent.ts';

export const TranscriptLine = z.object({
  at: Instant,
  from: z.enum(['customer', 'bot', 'staff']),
  text: z.string(),
});
export type TranscriptLine = z.infer<typeof TranscriptLine>;

/** An answer that the customer changed after giving it. */
export const Correction = z.object({
  slot: z.string(),
  from: z.unknown().optional(),
  to: z.unknown().optional(),
  at: Instant,
});
export type Correction = z.infer<typeof Correction>;

/**
 * received: safe with us. delivered: the desk has it. parked: given up on, needs a person.
 * withdrawn: the customer took it back. refused: the desk can't do it, and the customer was told.
 */
export const RequestStatus = z.enum(['received', 'delivered', 'parked', 'withdrawn', 'refused']);
export type RequestStatus = z.infer<typeof RequestStatus>;

/** Whose turn it is, by role (policy, roles within support). */
export const Queue = z.object({ id: z.string(), name: z.string(), source: z.string() });
export type Queue = z.infer<typeof Queue>;

const Base = z.object({
  schema: z.literal('support-request/2'),
  /** What the customer is given at once, e.g. `SR-7K3M-9QXD`. */
  reference: z.string(),
  /** The form instance that yielded it: same key, same request, done once. */
  key: z.string(),
  raisedAt: Instant,
  status: RequestStatus,
  /** The case that it opened or is about. */
  caseNumber: z.string().nullable(),
  deliveredAt: Instant.nullable(),
  origin: z.object({
    channel: z.string(),
    conversationId: z.string(),
    /** The person's IANA zone, from token or browser. */
    zone: z.string(),
    locale: z.string(),
  }),
  speaker: Speaker,
  entitlement: EntitlementDecision,
  /** Who acts: the first of the line, and who is told next if nobody acknowledges in time. Never empty. */
  queues: z.array(Queue).min(1),
  /** Severity of the case that it opens or is about; 4 where there is none. */
  severityNow: Severity,
  /** The case as it was when the request was raised; null if it had none. */
  about: Case.nullable(),
  promised: Promised,
  promise: Evaluation,
  corrections: z.array(Correction),
  /** Slots that were asked and left open. */
  leftOut: z.array(z.string()),
  /** Kinds of secrets that were masked before anything was stored, e.g. `card`. */
  masked: z.array(z.string()),
  transcript: z.array(TranscriptLine),
  attachments: z.array(Attachment),
  events: z.array(RequestEvent),
  /** When everything personal was taken out of it. */
  erasedAt: Instant.optional(),
});

const kind = <K extends string, D extends z.ZodType>(name: K, draft: D) =>
  Base.extend({ kind: z.literal(name), draft });

/** A new case, from the open-case form. */
export const CaseRequest = kind('openCase', CaseDraft).extend({
  /** The product's name as staff know it. */
  productName: z.string(),
  /** The closed case whose place it takes, with which it is linked. */
  follows: z.string().optional(),
  severity: z.object({
    /** What the customer agreed to or asked for. */
    customer: Severity,
    proposed: SeverityProposal,
    agreed: z.boolean(),
  }),
});
export type CaseRequest = z.infer<typeof CaseRequest>;

export const EscalationRequest = kind('escalation', EscalationDraft);
export type EscalationRequest = z.infer<typeof EscalationRequest>;

/** What staff receive: `support-request/2`, published as JSON Schema. What is asked is in `kind` and `draft`. */
export const SupportRequest = z.discriminatedUnion('kind', [
  CaseRequest,
  EscalationRequest,
  kind('information', InformationDraft),
  kind('closing', ClosingDraft),
  kind('reopening', ReopeningDraft),
  kind('severity', SeverityDraft),
  kind('contact', ContactDraft),
  kind('replacement', ReplacementDraft),
  kind('extended', ExtendedDraft),
  kind('caseReview', CaseReviewDraft),
  kind('feedback', FeedbackDraft),
  kind('person', PersonDraft),
]);
export type SupportRequest = z.infer<typeof SupportRequest>;
export type RequestKind = SupportRequest['kind'];
export type RequestOf<K extends RequestKind> = Extract<SupportRequest, { readonly kind: K }>;
