import { z } from 'zod';

/** How far a thread of staff has come with its request. Plain JSON, in the state of its conversation. */
export const StaffThread = z.object({
  reference: z.string(),
  /** So many events of the request have been said. */
  said: z.number().int().min(0),
  /** What the card shows, so that it is changed when that does. */
  shown: z.string(),
  /** Who has acted here, as Teams names them, the latest last: their clients ask for a card of their own. */
  acted: z.array(z.string()).default([]),
  /** Reminders that were said. */
  reminded: z.array(z.string()).default([]),
  /** Messages with somebody's words in them, which go when the request is erased. */
  worded: z.array(z.string()).default([]),
  /** It was said that the thread may be there twice. */
  isToldTwice: z.boolean().optional(),
});
export type StaffThread = z.infer<typeof StaffThread>;
