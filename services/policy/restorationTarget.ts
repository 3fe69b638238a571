/** When service is to be restored: a target where one is stated, and never a promise (C6). */
import type { Severity } from '../requests/drafts/caseDraft.ts';
import { type Cited, cited } from './cited.ts';
import type { Amount } from './evaluation.ts';
import type { Policies } from './policies.ts';
import type { Programme } from './programme.ts';

export type RestorationTarget = Cited &
  ({ readonly kind: 'target'; readonly amount: Amount } | { readonly kind: 'none' });

export function restorationTarget(
  policies: Policies,
  { packages, resolution }: Programme,
  supportPackage: string,
  severity: Severity,
): RestorationTarget {
  const stated = packages.find(({ id }) => id === supportPackage)?.restoration;
  const amount = stated?.targets[severity];
  if (stated && amount) return { kind: 'target', amount, ...cited(policies, stated) };
  return { kind: 'none', ...cited(policies, resolution ?? policies.shared.confirmation) };
}
