import { z } from 'zod';
import { EntitlementDecision } from '../entitlements/entitlementDirectory.ts';
import { Speaker } from '../identity/speaker.ts';
import { Evaluation, SeverityProposal } from '../policy/evaluation.ts';
import { CaseDraft, Severity } from './caseDraft.ts';

const Instant = z.iso.datetime({ offset: true });

export const TranscriptLine = z.object({
  at: Instant,
  from: z.enum(['customer', 'bot']),
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

export const Attachment = z.object({
  id: z.string(),
  name: z.string(),
  contentType: z.string(),
  size: z.number().int(),
  url: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;

/** received: safe with us. opened: the desk has a case. parked: given up on, needs a person. */
export const RequestStatus = z.enum(['received', 'opened', 'parked']);
export type RequestStatus = z.infer<typeof RequestStatus>;

/** What staff receive: `support-request/1`, published as JSON Schema. */
export const SupportRequest = z.object({
  schema: z.literal('support-request/1'),
  /** What the customer is given at once, e.g. `SR-7K3M-9QXD`. */
  reference: z.string(),
  /** The form instance that yielded it: same key, same request, same case. */
  key: z.string(),
  raisedAt: Instant,
  status: RequestStatus,
  caseNumber: z.string().nullable(),
  openedAt: Instant.nullable(),
  origin: z.object({
    channel: z.string(),
    conversationId: z.string(),
    /** The person's IANA zone, from token or browser. */
    zone: z.string(),
    locale: z.string(),
  }),
  speaker: Speaker,
  entitlement: EntitlementDecision,
  /** Who has to act first: entitlement that is not certain goes to Customer Service (D1). */
  route: z.enum(['support', 'customerService']),
  draft: CaseDraft,
  /** The product's name as staff know it. */
  productName: z.string(),
  severity: z.object({
    /** What the customer agreed to or asked for. */
    customer: Severity,
    proposed: SeverityProposal,
    agreed: z.boolean(),
  }),
  promise: Evaluation,
  corrections: z.array(Correction),
  /** Slots that were asked and left open. */
  leftOut: z.array(z.string()),
  /** Kinds of secrets that were masked before anything was stored, e.g. `card`. */
  masked: z.array(z.string()),
  transcript: z.array(TranscriptLine),
  attachments: z.array(Attachment),
});
export type SupportRequest = z.infer<typeof SupportRequest>;
