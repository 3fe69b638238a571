import { z } from 'zod';
import { Instant } from '../instant.ts';

/** What was found of a person, before anything of it was erased: then it could not be found again. */
export const Found = z.object({
  conversations: z.array(z.string()),
  /** References of requests, and the keys they were raised with. */
  requests: z.array(z.object({ reference: z.string(), key: z.string() })),
  files: z.array(z.string()),
  cases: z.array(z.string()),
});
export type Found = z.infer<typeof Found>;

/** Something that is to be erased, kept until it is: an erasure that is killed goes on after the restart. */
export const Erasure = z.object({
  id: z.string(),
  askedAt: Instant,
  /** Epoch milliseconds. Whoever asked in a chat reads the answer first. */
  dueAt: z.number(),
  whose: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('conversation'), conversationId: z.string() }),
    z.object({
      kind: z.literal('person'),
      email: z.string(),
      /**
       * everything: cases of our own desk and requests that are still open too, as the operator decides.
       * copies: what support no longer works with, as anybody may ask for.
       */
      scope: z.enum(['copies', 'everything']),
    }),
  ]),
  found: Found.optional(),
});
export type Erasure = z.infer<typeof Erasure>;

export interface Erasures {
  /** The same id again is the same one. */
  ask(erasure: Erasure): Promise<void>;
  /** The oldest first. */
  open(): Promise<readonly Erasure[]>;
  /** Keeps what was found. */
  note(id: string, found: Found): Promise<void>;
  /** Leaves nothing of it: it names the person, too. */
  done(id: string): Promise<void>;
}
