import { z } from 'zod';
import { Severity } from '../requests/drafts/caseDraft.ts';

export const CaseStatus = z.enum([
  'new',
  'open',
  'waiting-customer',
  'waiting-other',
  'resolved',
  'closed',
]);
export type CaseStatus = z.infer<typeof CaseStatus>;

const Contact = z.object({ name: z.string(), email: z.string(), phone: z.string().nullable() });
export type CaseContact = z.infer<typeof Contact>;

/** The record in the backend, as far as every backend has it. */
export const Case = z.object({
  caseNumber: z.string(),
  /** The idempotency key it was opened with. */
  key: z.string(),
  status: CaseStatus,
  title: z.string(),
  severity: Severity,
  orgId: z.string().nullable(),
  /** Product id of the policy's catalogue, or the customer's words. */
  product: z.string().nullable(),
  contact: Contact.nullable(),
  /** Who works on it, as the customer may know. */
  owner: z.string().nullable(),
  isEscalated: z.boolean(),
  openedAt: z.string(),
  updatedAt: z.string(),
  /** Since when it is resolved or closed. The days for reopening count from here. */
  closedAt: z.string().nullable(),
});
export type Case = z.infer<typeof Case>;

export const isClosed = ({ status }: Pick<Case, 'status'>): boolean =>
  status === 'resolved' || status === 'closed';
