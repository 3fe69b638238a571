/** What a person needs to act in the first minute: `handoff/1`, one object, rendered in several ways. */
import { z } from 'zod';
import { Instant } from '../instant.ts';
import { Coverage, Reason } from '../policy/evaluation.ts';
import { Attachment } from '../requests/attachment.ts';
import { Severity } from '../requests/drafts/caseDraft.ts';
import { Promised } from '../requests/promised.ts';
import { Queue, TranscriptLine } from '../requests/supportRequest.ts';

/** A fact in words, for renderings that need not know its kind. */
const Fact = z.object({ label: z.string(), value: z.string() });
export type Fact = z.infer<typeof Fact>;

/** In the order in which staff need it. Absent: does not apply. Null: asked, and left open. */
export const Handoff = z.object({
  schema: z.literal('handoff/1'),
  reference: z.string(),
  /** Of the request: `openCase`, `escalation`, … */
  kind: z.string(),
  raisedAt: Instant,

  asked: z.object({
    /** One line, e.g. `Escalation to management: speak with a manager`. */
    title: z.string(),
    /** The customer's own words. */
    text: z.string(),
    /** Further answers that only this kind of request has. */
    facts: z.array(Fact),
  }),
  promised: Promised,
  /** The clock of the desk that serves the account; UTC where its hours are not known. */
  desk: z.object({ zone: z.string(), name: z.string().optional() }),
  queue: Queue,
  /** Who else is told, in turn, if nobody acknowledges. */
  next: z.array(Queue),

  case: z.object({
    number: z.string().nullable(),
    title: z.string().optional(),
    status: z.string().optional(),
    openedAt: Instant.optional(),
    owner: z.string().nullable().optional(),
    product: z.string().optional(),
    productVersion: z.string().nullable().optional(),
  }),
  account: z.object({
    /** As given by somebody who did not prove it. */
    given: z.string().nullable().optional(),
    isVerified: z.boolean(),
    /** How the speaker was proved, in words. */
    proof: z.string(),
    name: z.string().optional(),
    orgId: z.string().optional(),
    region: z.string().optional(),
    programme: z.string().optional(),
    package: z.string().optional(),
    endsOn: z.string().optional(),
    /** In words: what is not certain, and who checks it. */
    unsure: z.array(z.string()),
  }),
  impact: z.object({
    effect: z.string().optional(),
    text: z.string().nullable().optional(),
    affectedUsers: z.number().nullable().optional(),
    deadline: Instant.nullable().optional(),
    stake: z.string().nullable().optional(),
    workaround: z.string().nullable().optional(),
    startedAt: Instant.nullable().optional(),
  }),
  contact: z.object({
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable().optional(),
    /** IANA; their time now is for the reader's clock to say. */
    zone: z.string(),
    language: z.object({
      tag: z.string(),
      name: z.string(),
      service: z.enum(['primary', 'onRequest', 'notOffered', 'unconfirmed']),
      /** Is somebody there who may speak it, at the instant of rendering? */
      isStaffedNow: z.boolean().nullable(),
    }),
    conversationId: z.string(),
  }),
  severity: z.object({
    now: Severity,
    /** When the request was raised, if it was another one. */
    raised: Severity.optional(),
    title: z.string(),
    proposed: Severity.optional(),
    matched: z.array(z.string()),
    /** In words, if customer and criteria differ. */
    disagreement: z.string().optional(),
    /** In words, if the customer has not been asked. */
    unconfirmed: z.string().optional(),
    source: z.string().optional(),
  }),
  coverage: Coverage,
  updates: z.string().optional(),
  corrections: z.array(z.object({ label: z.string(), from: z.string(), to: z.string() })),
  leftOut: z.array(z.string()),
  masked: z.array(z.string()),
  because: z.array(Reason),
  firstQuestions: z.array(z.string()),
  transcript: z.array(TranscriptLine),
  attachments: z.array(Attachment),
});
export type Handoff = z.infer<typeof Handoff>;
