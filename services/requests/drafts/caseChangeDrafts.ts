/** What a customer may do with a case of theirs, besides escalating it. */
import { z } from 'zod';
import { Severity } from './caseDraft.ts';
import { CaseNumber, Email, PersonName, Phone, Prose } from './parts.ts';

export const InformationDraft = z.object({ caseNumber: CaseNumber, text: Prose });
export type InformationDraft = z.infer<typeof InformationDraft>;

export const ClosingDraft = z.object({
  caseNumber: CaseNumber,
  why: z.enum(['solved', 'notNeeded']),
  text: Prose.nullable().optional(),
});
export type ClosingDraft = z.infer<typeof ClosingDraft>;

export const ReopeningDraft = z.object({ caseNumber: CaseNumber, text: Prose });
export type ReopeningDraft = z.infer<typeof ReopeningDraft>;

/** Lower only: once settled it does not increase (D1, support case severity). */
export const SeverityDraft = z.object({
  caseNumber: CaseNumber,
  severity: Severity,
  text: Prose.nullable().optional(),
});
export type SeverityDraft = z.infer<typeof SeverityDraft>;

export const ContactDraft = z.object({
  caseNumber: CaseNumber,
  name: PersonName,
  email: Email,
  phone: Phone.nullable().optional(),
});
export type ContactDraft = z.infer<typeof ContactDraft>;
