/** How a case is raised to support's management, and what is promised then. */
import { z } from 'zod';
import { ruled, Statement, Words } from '../rule.ts';

/** always: any minute. weekdays: Monday to Friday on the desk's clock, without public holidays. */
export const PromiseHours = z.enum(['always', 'weekdays']);

export const EscalationPromise = z.union([
  z.strictObject({ within: z.literal('1 hour'), covered: PromiseHours }),
  z.strictObject({ within: z.enum(['same business day', 'next business day']) }),
]);
export type EscalationPromise = z.infer<typeof EscalationPromise>;

export const EscalationRoute = z.strictObject({
  way: z.enum(['phone', 'email', 'web']),
  /** feedback: satisfaction and quality of service, or nobody knows whom to ask. */
  purpose: z.enum(['escalation', 'feedback']),
  text: Words,
  /** An e-mail address, if the document names one. */
  address: Words.optional(),
  /** The one to take when time presses. */
  recommended: z.boolean().optional(),
  promise: EscalationPromise.optional(),
  ...ruled,
});
export type EscalationRoute = z.infer<typeof EscalationRoute>;

export const Escalation = z.strictObject({
  routes: z.array(EscalationRoute).min(1),
  /** What has to be said when asking. */
  needs: z.array(Statement).min(1),
  afterwards: z.array(Statement).min(1),
  ...ruled,
});
export type Escalation = z.infer<typeof Escalation>;
