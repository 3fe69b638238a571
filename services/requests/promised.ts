import { z } from 'zod';
import { Instant } from '../instant.ts';
import { Reason } from '../policy/evaluation.ts';

/** What was said about when somebody answers, with the rule it rests on. */
export const Promised = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('by'),
    at: Instant,
    /** What happens by then, e.g. `first response`. */
    what: z.string(),
    source: z.string(),
    reading: Reason.shape.reading,
  }),
  z.object({
    kind: z.literal('none'),
    why: z.string(),
    source: z.string().optional(),
    reading: Reason.shape.reading,
  }),
]);
export type Promised = z.infer<typeof Promised>;
