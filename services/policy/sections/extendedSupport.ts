/** Support after the end of maintenance or life, for a fee (D4). */
import { z } from 'zod';
import { ruled, Statement, Words } from '../rule.ts';

export const ExtendedSupport = z.strictObject({
  after: z.array(z.enum(['endOfMaintenance', 'endOfLife'])).min(1),
  additionalFee: z.boolean(),
  text: Words,
  prerequisites: z.array(Statement).min(1),
  ...ruled,
});
export type ExtendedSupport = z.infer<typeof ExtendedSupport>;
