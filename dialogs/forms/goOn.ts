import { z } from 'zod';

const Slots = z.record(z.string(), z.unknown());

/** A form to go on with, and what is there already when it opens. Plain JSON: it is kept between turns. */
export const GoOn = z.object({
  form: z.string(),
  /** What the customer said first, if it was about the matter. */
  text: z.string().optional(),
  /** Slots that the way in has settled. */
  known: Slots.optional(),
  /** What was said for a slot, still to be read: a case number out of a line. */
  said: z.record(z.string(), z.string()).optional(),
  /** The closed case that a new one takes the place of. */
  follows: z.string().optional(),
});
export type GoOn = z.infer<typeof GoOn>;

export type Opening = Omit<GoOn, 'form'>;
