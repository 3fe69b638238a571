import { z } from 'zod';
import { Instant } from '../../services/instant.ts';

/** Is the desk of a promise there? `changesAt`: when it closes or opens next. */
export const HoursNow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('always') }),
  z.object({
    kind: z.literal('hours'),
    isOpen: z.boolean(),
    changesAt: Instant,
  }),
  z.object({ kind: z.literal('unknown') }),
]);
export type HoursNow = z.infer<typeof HoursNow>;
