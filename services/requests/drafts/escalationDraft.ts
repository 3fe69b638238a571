import { z } from 'zod';
import { Instant } from '../../instant.ts';
import { CaseNumber, Email, PersonName, Phone, Prose, Users } from './parts.ts';

/** What the customer wants to come of it (D1, what is needed to escalate a case). */
export const Outcome = z.enum(['escalate', 'manager', 'callBack', 'other']);
export type Outcome = z.infer<typeof Outcome>;

export const Stake = z.enum(['safety', 'money', 'both', 'neither']);
export type Stake = z.infer<typeof Stake>;

/** How soon it presses, in the customer's words. No promise follows from it. */
export const Urgency = z.enum(['now', 'today', 'days']);
export type Urgency = z.infer<typeof Urgency>;

/**
 * An existing case that needs more attention. It raises attention, never severity (D1, support case
 * severity). Absent and null as in `CaseDraft`.
 */
export const EscalationDraft = z.object({
  caseNumber: CaseNumber,
  /** management: managers. technical: the Escalation team, for a case that makes no progress (D1, step 2). */
  level: z.enum(['management', 'technical']),
  summary: Prose,
  outcome: Outcome.optional(),
  urgency: Urgency,
  /** Production users. */
  affectedUsers: Users.nullable().optional(),
  deadline: Instant.nullable().optional(),
  stake: Stake.nullable().optional(),
  businessImpact: z.string().min(1).max(2000).nullable().optional(),
  name: PersonName,
  email: Email,
  phone: Phone.nullable().optional(),
});
export type EscalationDraft = z.infer<typeof EscalationDraft>;
