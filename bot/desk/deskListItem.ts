import { z } from 'zod';
import { RequestStatus } from '../../services/requests/supportRequest.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { Severity } from '../../services/requests/drafts/caseDraft.ts';

const Instant = z.iso.datetime({ offset: true });

/** A request in the desk's list: enough to decide which one to open. */
export const DeskListItem = z.object({
  reference: z.string(),
  caseNumber: z.string().nullable(),
  status: RequestStatus,
  severity: Severity,
  productName: z.string(),
  summary: z.string(),
  raisedAt: Instant,
  /** Absent when the policy could not confirm a target. */
  respondBy: Instant.optional(),
  /** Absent when nobody knows the account. */
  accountName: z.string().optional(),
  contactName: z.string(),
  route: z.enum(['support', 'customerService']),
  language: z.string(),
});
export type DeskListItem = z.infer<typeof DeskListItem>;

const SUMMARY_LENGTH = 280;

function beginning(text: string): string {
  // A cut through a surrogate pair would leave half a character.
  if (text.length <= SUMMARY_LENGTH) return text;
  return `${text.slice(0, SUMMARY_LENGTH).replace(/[\ud800-\udbff]$/, '')}…`;
}

export function deskListItem(request: SupportRequest): DeskListItem {
  const { draft, entitlement, promise } = request;
  return {
    reference: request.reference,
    caseNumber: request.caseNumber,
    status: request.status,
    severity: draft.severity,
    productName: request.productName,
    summary: beginning(draft.summary),
    raisedAt: request.raisedAt,
    ...(promise.response.kind === 'target' ? { respondBy: promise.response.respondBy } : {}),
    ...('account' in entitlement ? { accountName: entitlement.account.name } : {}),
    contactName: draft.name,
    route: request.route,
    language: draft.language,
  };
}
