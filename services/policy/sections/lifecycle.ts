/** What happens to a case from opening to closing, and after. */
import { z } from 'zod';
import { ruled, Statement, Words } from '../rule.ts';

export const SeverityRules = z.strictObject({
  /** Nobody decides alone. */
  decidedBy: z.array(z.enum(['engineer', 'customer'])).min(1),
  mayIncrease: z.boolean(),
  mayDecrease: z.boolean(),
  ...ruled,
});
export type SeverityRules = z.infer<typeof SeverityRules>;

export const Lifecycle = z.strictObject({
  opening: z.array(Statement).min(1),
  /** What the engineer may ask for or do. */
  work: z.array(Statement).min(1),
  /** To whom a case goes on, on technical grounds. */
  technicalEscalation: z.array(Statement).min(1),
  engineering: z.strictObject({
    text: Words,
    /** Absent where the document does not say. */
    days: z.enum(['weekdays']).optional(),
    resolutionGuaranteed: z.boolean(),
    ...ruled,
  }),
  closing: z.strictObject({
    confirmationAsked: z.boolean(),
    summarySent: z.boolean(),
    surveyPossible: z.boolean(),
    ...ruled,
  }),
  closingReasons: z.array(Statement).min(1),
  reassignment: Statement,
  remote: z.array(Statement),
  multiVendor: Statement,
  /** Where a customer follows the case. */
  progress: z.strictObject({ address: Words, ...ruled }),
  ...ruled,
});
export type Lifecycle = z.infer<typeof Lifecycle>;

export const Duty = z.strictObject({
  ...Statement.shape,
  /** What may follow if it is not done. */
  otherwise: z.enum(['caseMayBeClosed', 'supportMayBeDenied']).optional(),
});
export type Duty = z.infer<typeof Duty>;
