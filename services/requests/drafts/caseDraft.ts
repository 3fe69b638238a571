import { z } from 'zod';
import { Instant } from '../../instant.ts';

/** D1, severity definitions: what the problem does to the customer's work. */
export const Effect = z.enum(['stopped', 'degraded', 'impaired', 'question', 'security']);
export type Effect = z.infer<typeof Effect>;

export const Workaround = z.enum(['none', 'notScalable', 'yes']);
export type Workaround = z.infer<typeof Workaround>;

export const Severity = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Severity = z.infer<typeof Severity>;

/**
 * What a conversation must find out before a case can be opened. Absent: the question does not apply.
 * Null: it was asked, and the customer left it open.
 */
export const CaseDraft = z.object({
  /** Org ID, agreement PIN or serial number, as given. */
  accountId: z.string().min(1).max(60).nullable(),
  /** Product id from the policy's catalogue, or the customer's own words. */
  product: z.string().min(1).max(120),
  productVersion: z.string().min(1).max(80).nullable().optional(),
  summary: z.string().min(1).max(4000),
  startedAt: Instant.nullable().optional(),
  effect: Effect,
  workaround: Workaround.nullable().optional(),
  affectedUsers: z.number().int().min(0).max(10_000_000).nullable().optional(),
  deadline: Instant.nullable().optional(),
  businessImpact: z.string().min(1).max(2000).nullable().optional(),
  /** What the customer agreed to or asked for. */
  severity: Severity,
  /** Of a partner's contact: certified for this product? (D2, who is eligible) */
  certified: z.enum(['yes', 'no', 'notSure']).nullable().optional(),
  name: z.string().min(1).max(120),
  email: z.email().max(254),
  phone: z.string().min(5).max(40).nullable().optional(),
  /** BCP 47 language the customer would like the engineer to speak. */
  language: z.string().min(2).max(20),
});
export type CaseDraft = z.infer<typeof CaseDraft>;
