/** What happened to a request after it was raised, oldest first: staff, customer and clock write here. */
import { z } from 'zod';
import { Instant } from '../instant.ts';
import { Attachment } from './attachment.ts';
import { EscalationDraft } from './drafts/escalationDraft.ts';

/** Who did it. The name is what the customer is told. */
export const Actor = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('staff'),
    name: z.string().min(1).max(80),
    /** In the operator's directory, where the way in has it from there: two may have the same name. */
    id: z.string().max(100).optional(),
  }),
  z.object({ kind: z.literal('customer'), name: z.string().optional() }),
  z.object({ kind: z.literal('system') }),
]);
export type Actor = z.infer<typeof Actor>;

export const RequestEvent = z.object({
  /** The same id again is the same event: staff who click twice, and a relay that tries again, add one. */
  id: z.string().min(1).max(120),
  at: Instant,
  by: Actor,
  kind: z.enum([
    /** The desk has it; `caseNumber` of the request is set if it has a case. */
    'delivered',
    /** Could not be done as asked: `text` says why. */
    'refused',
    /** Staff: seen, and the customer is told who will contact them. */
    'acknowledged',
    /** Staff: mine. If nobody had it the customer is told, as of `acknowledged`. */
    'taken',
    /** Staff: somebody else's again. */
    'released',
    /** Staff, among themselves. */
    'note',
    /** Staff to customer. */
    'answer',
    /** Customer to staff, while a person is talking. */
    'customerWrote',
    /** Staff: what happens next, told to the customer. */
    'nextSteps',
    /** Staff: done; the customer is asked whether it is. */
    'resolved',
    /** Customer: it is done. `rating` may follow in `surveyed`. */
    'confirmed',
    /** Customer: it is not. */
    'disputed',
    'surveyed',
    /** Customer: no longer wanted, before anybody took it up. */
    'withdrawn',
    /** Customer: the case that it is about is closed, by another request. `text` says by which. */
    'caseClosed',
    /** A second escalation of the same case: `text` is what it said. */
    'joined',
    /** Nobody acknowledged in time: `queue` is told now. */
    'passedOn',
    /** The promise was not kept. */
    'overdue',
    /** Answers in the chat are the bot's again. */
    'leftChat',
  ]),
  text: z.string().max(8000).optional(),
  /** Queue id, of `passedOn`. */
  queue: z.string().optional(),
  rating: z.number().int().min(1).max(5).optional(),
  attachments: z.array(Attachment).optional(),
  /** Of `joined`: where it was said, and what was answered. */
  conversationId: z.string().optional(),
  draft: EscalationDraft.optional(),
  /** Of its draft, what nobody said and something stands in for. */
  leftOut: z.array(z.string()).optional(),
});
export type RequestEvent = z.infer<typeof RequestEvent>;
