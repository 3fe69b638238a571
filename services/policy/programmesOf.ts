import type { Policies } from './policies.ts';

/** Ids of the programmes that support a product, in the policy's order: XenServer has a regime of its own. */
export function programmesOf(policies: Policies, product: string): readonly string[] {
  return policies.programmes
    .filter(({ products }) => products.some(({ id }) => id === product))
    .map(({ id }) => id);
}
