import type { SupportRequest } from '../requests/supportRequest.ts';

/**
 * The account that a request belongs to. A verified customer's is certain, even while nobody can say what
 * it has bought.
 */
export function orgOf({ entitlement, speaker }: SupportRequest): string | null {
  if ('account' in entitlement) return entitlement.account.orgId;
  return speaker.kind === 'customer' ? speaker.accountId : null;
}
