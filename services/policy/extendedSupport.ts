/** Products past their end of maintenance or life, and what it takes to have support for them (D4, Extended Support). */
import { type Cited, cited } from './cited.ts';
import type { Policies } from './policies.ts';
import type { Statement } from './rule.ts';

export type ExtendedSupportNeeds = Cited & {
  readonly programme: string;
  readonly prerequisites: readonly Statement[];
  readonly additionalFee: boolean;
};

/** Undefined for a product that needs no Extended Support. */
export function extendedSupport(
  policies: Policies,
  product: string,
): ExtendedSupportNeeds | undefined {
  for (const { id, extended, products } of policies.programmes) {
    if (!extended || !products.some((one) => one.id === product)) continue;
    const { prerequisites, additionalFee } = extended;
    return { programme: id, prerequisites, additionalFee, ...cited(policies, extended) };
  }
  return undefined;
}
