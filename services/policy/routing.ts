/** Who takes a case: who is asked first, which engineers, and which roles the package brings (D1, roles within support). */
import { type Cited, cited } from './cited.ts';
import type { Facts } from './evaluation.ts';
import type { Policies } from './policies.ts';
import type { Programme } from './programme.ts';
import { situationOf } from './situation.ts';

export type Routed = Cited & { readonly id: string; readonly name: string };

export interface Routing {
  /** Who acts first: Customer Service, until entitlement is certain. */
  readonly first: Routed;
  /** The engineers of the product's family; undefined where the product is not in the catalogue. */
  readonly engineers: Routed | undefined;
  /** Who joins because of package and severity. */
  readonly roles: readonly Routed[];
}

export interface RoutingFacts extends Facts {
  readonly product?: string | undefined;
  /** Is it certain that this speaker may have this help? */
  readonly isEntitled: boolean;
}

export function routing(policies: Policies, facts: RoutingFacts): Routing {
  const { programme } = situationOf(policies, facts, 0);
  const { confirmation } = policies.shared;
  const service: Routed = {
    id: 'customer-service',
    name: confirmation.by,
    ...cited(policies, confirmation),
  };
  if (!programme) return { first: service, engineers: undefined, roles: [] };
  const family = programme.products.find(({ id }) => id === facts.product)?.family;
  const engineers = programme.engineers.find(({ id }) => id === family);
  const known = engineers && {
    id: engineers.id,
    name: engineers.name,
    ...cited(policies, engineers),
  };
  const desk = deskOfFamily(policies, programme, family, facts.region);
  const first = facts.isEntitled ? (desk ?? known ?? service) : service;
  return { first, engineers: known, roles: rolesOf(policies, programme, facts) };
}

/** A family may have a desk of its own, by region: licences go to another one in EMEA. */
function deskOfFamily(
  policies: Policies,
  { desks = [] }: Programme,
  family: string | undefined,
  region: string | undefined,
): Routed | undefined {
  const desk = desks.find((one) => one.family === family);
  const through = desk?.through.find(({ regions }) => regions.includes(region ?? ''));
  if (!desk || !through) return undefined;
  return { id: `desk-${desk.family}`, name: through.name, ...cited(policies, desk) };
}

/** Roles that come with a package, for this severity. */
function rolesOf(
  policies: Policies,
  { roles = [] }: Programme,
  { package: bought, companion, severity }: Facts,
): readonly Routed[] {
  const has = [bought, companion];
  return roles
    .filter(
      ({ packages, severities }) =>
        packages?.some((id) => has.includes(id)) && (severities?.includes(severity) ?? true),
    )
    .map((role) => ({ id: role.id, name: role.name, ...cited(policies, role) }));
}
