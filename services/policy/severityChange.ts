/** May the severity of a case be changed (D1, support case severity)? */
import type { Severity } from '../requests/drafts/caseDraft.ts';
import { type Cited, cited } from './cited.ts';
import type { Policies } from './policies.ts';
import type { Programme } from './programme.ts';

export type SeverityChange = Cited & {
  /** same: nothing changes. unconfirmed: the programme has no rule for it. */
  readonly kind: 'allowed' | 'refused' | 'same' | 'unconfirmed';
};

/** Severity 1 is the highest: from 2 to 1 is an increase. */
export function severityChange(
  policies: Policies,
  { severityRules: rules }: Programme,
  from: Severity,
  to: Severity,
): SeverityChange {
  if (!rules) return { kind: 'unconfirmed', source: policies.shared.confirmation.source };
  const source = cited(policies, rules);
  if (from === to) return { kind: 'same', ...source };
  const may = to < from ? rules.mayIncrease : rules.mayDecrease;
  return { kind: may ? 'allowed' : 'refused', ...source };
}
