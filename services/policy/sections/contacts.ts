/** Who may speak for a customer. */
import { z } from 'zod';
import { ruled, Statement, Words } from '../rule.ts';

export const Contacts = z.strictObject({
  technical: z.array(Statement).min(1),
  renewal: z.array(Statement).min(1),
  change: z.strictObject({ through: Words, ...ruled }),
  thirdParty: z.strictObject({
    /** Where the customer adds and removes them. */
    addedIn: Words,
    identifiesBy: z.array(z.enum(['orgId', 'serialNumber'])).min(1),
    terms: z.array(Statement).min(1),
    ...ruled,
  }),
  ...ruled,
});
export type Contacts = z.infer<typeof Contacts>;
