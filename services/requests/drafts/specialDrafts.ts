/** What only some programmes offer, and what is not about a case at all. */
import { z } from 'zod';
import { CaseNumber, Email, PersonName, Phone, Prose } from './parts.ts';

const YesNo = z.enum(['yes', 'no', 'notSure']);
export type YesNo = z.infer<typeof YesNo>;

/** Broken hardware (D4, maintenance levels). */
export const ReplacementDraft = z.object({
  serial: z.string().min(3).max(60),
  summary: Prose,
  /** Where it has to go. */
  address: z.string().min(5).max(500),
  /** Gold Plus refuses another address than the one on record (D4, Gold Plus program criteria). */
  onRecord: YesNo,
  /** From the nearest service centre; asked of Gold Plus only. */
  miles: z.number().min(0).max(20_000).nullable().optional(),
  sameCountry: YesNo.nullable().optional(),
  name: PersonName,
  email: Email,
  phone: Phone.nullable().optional(),
});
export type ReplacementDraft = z.infer<typeof ReplacementDraft>;

/** Help with a product past its end of maintenance or life (D4, Extended Support). */
export const ExtendedDraft = z.object({
  product: z.string().min(1).max(120),
  summary: Prose,
  /** Equivalent Microsoft support for the Windows version; current Customer Success Services; the base agreement. */
  microsoftSupport: YesNo,
  successServices: YesNo,
  baseAgreement: YesNo,
  name: PersonName,
  email: Email,
  phone: Phone.nullable().optional(),
});
export type ExtendedDraft = z.infer<typeof ExtendedDraft>;

/** A partner's case review or a bug to be credited (D2, incidents and bugs). */
export const CaseReviewDraft = z.object({
  pin: z.string().min(1).max(60),
  why: z.enum(['review', 'bug']),
  caseNumber: CaseNumber.nullable().optional(),
  used: z.number().int().min(0).max(100_000),
  contracted: z.number().int().min(1).max(100_000),
  text: Prose,
  name: PersonName,
  email: Email,
});
export type CaseReviewDraft = z.infer<typeof CaseReviewDraft>;

/** Satisfaction and quality of service (D1, general issues). */
export const FeedbackDraft = z.object({
  mood: z.enum(['complaint', 'praise', 'suggestion']),
  text: Prose,
  caseNumber: CaseNumber.nullable().optional(),
  name: PersonName,
  email: Email,
});
export type FeedbackDraft = z.infer<typeof FeedbackDraft>;

/** Somebody wants a person, and nothing else is settled yet. */
export const PersonDraft = z.object({ summary: Prose, name: PersonName, email: Email });
export type PersonDraft = z.infer<typeof PersonDraft>;
