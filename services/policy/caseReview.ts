/** May a partner ask to have incidents credited (D2, incidents and bugs)? */
import { type Cited, cited } from './cited.ts';
import type { Policies } from './policies.ts';
import type { Programme } from './programme.ts';

export type CaseReview = Cited & {
  readonly kind: 'available' | 'tooEarly';
  readonly fromPercent: number;
  readonly address: string;
};

/** Undefined for a programme that knows no such review. */
export function caseReview(
  policies: Policies,
  { partner }: Programme,
  { used, contracted }: { readonly used: number; readonly contracted: number },
): CaseReview | undefined {
  if (!partner) return undefined;
  const { fromPercent, address } = partner.caseReview;
  const isReached = contracted > 0 && used * 100 >= fromPercent * contracted;
  return {
    kind: isReached ? 'available' : 'tooEarly',
    fromPercent,
    address,
    ...cited(policies, partner.caseReview),
  };
}
