import type { Policies } from './policies.ts';
import type { Product } from './programme.ts';

export type { Product } from './programme.ts';

/** The catalogue of all programmes, each product once, in the order of the files. */
export function products(policies: Policies): readonly Product[] {
  const byId = new Map<string, Product>();
  for (const programme of policies.programmes) {
    for (const product of programme.products) {
      if (!byId.has(product.id)) byId.set(product.id, product);
    }
  }
  return [...byId.values()];
}
