/** Names in the policy files that nothing answers to: the mistakes that a schema can't see. */
import { Effect, Workaround } from '../requests/drafts/caseDraft.ts';
import type { Policies } from './policies.ts';
import type { Programme } from './programme.ts';

export interface WrongReference {
  readonly place: readonly (string | number)[];
  readonly what: string;
}

export function* wrongInRegister({ register }: Policies): Generator<WrongReference> {
  yield* twice('register', register);
}

/** What is wrong in `shared.yaml`. */
export function* wrongInShared(policies: Policies): Generator<WrongReference> {
  const { shared, programmes } = policies;
  const { severities, regions, hoursGroups, closures, phones, order = [] } = shared;
  for (const severity of [1, 2, 3, 4]) {
    const count = severities.filter((definition) => definition.severity === severity).length;
    if (count !== 1) {
      yield { place: ['severities'], what: `severity ${severity} is defined ${count} times` };
    }
  }
  yield* answersWithoutProposal(policies);
  yield* twice('regions', regions);
  yield* twice('hoursGroups', hoursGroups);
  for (const [at, { region }] of hoursGroups.entries()) {
    yield* unless(regions, region, ['hoursGroups', at, 'region'], 'region');
  }
  for (const [at, { groups = [] }] of closures.entries()) {
    for (const group of groups) {
      yield* unless(hoursGroups, group, ['closures', at, 'groups'], 'hours group');
    }
  }
  for (const [at, number] of (phones?.numbers ?? []).entries()) {
    const place = ['phones', 'numbers', at];
    yield* each(regions, number.regions ?? [], [...place, 'regions'], 'region');
    yield* each(hoursGroups, number.groups ?? [], [...place, 'groups'], 'hours group');
    yield* each(programmes, number.programmes ?? [], [...place, 'programmes'], 'programme');
  }
  for (const [at, id] of order.entries()) yield* unless(programmes, id, ['order', at], 'programme');
  yield* wrongReadings(policies, shared, []);
}

function* answersWithoutProposal({ shared: { proposals } }: Policies): Generator<WrongReference> {
  for (const effect of Effect.options) {
    for (const workaround of Workaround.options) {
      const isCovered = proposals.some(
        ({ when }) =>
          when.effect.includes(effect) && (when.workaround?.includes(workaround) ?? true),
      );
      if (!isCovered) {
        yield {
          place: ['proposals'],
          what: `none for effect ${effect} with workaround ${workaround}`,
        };
      }
    }
  }
}

/** What is wrong in the file of a programme. */
export function* wrongInProgramme(
  policies: Policies,
  programme: Programme,
): Generator<WrongReference> {
  const { shared, programmes } = policies;
  const { packages, products, engineers, languages, desks = [], roles = [] } = programme;
  const sold = programmes.flatMap((one) => one.packages);
  yield* twice('packages', packages);
  yield* twice('products', products);
  for (const region of Object.keys(languages.regions ?? {})) {
    yield* unless(shared.regions, region, ['languages', 'regions', region], 'such region', '');
  }
  for (const [at, { family }] of products.entries()) {
    yield* unless(engineers, family, ['products', at, 'family'], 'engineers', 'are');
  }
  for (const [at, id] of (programme.productsOf ?? []).entries()) {
    yield* unless(programmes, id, ['productsOf', at], 'programme');
  }
  for (const [at, combination] of (programme.combinations ?? []).entries()) {
    const place = ['combinations', at];
    yield* each(packages, combination.packages, [...place, 'packages'], 'package');
    yield* each(sold, combination.with, [...place, 'with'], 'package');
  }
  for (const [at, role] of roles.entries()) {
    yield* each(sold, role.packages ?? [], ['roles', at, 'packages'], 'package');
  }
  for (const [at, { family, through }] of desks.entries()) {
    yield* unless(engineers, family, ['desks', at, 'family'], 'engineers', 'are');
    yield* each(
      shared.regions,
      through.flatMap(({ regions }) => regions),
      ['desks', at, 'through'],
      'region',
    );
  }
  yield* inHardware(programme);
  yield* each(
    packages,
    (programme.partner?.levels ?? []).map((one) => one.package),
    ['partner', 'levels'],
    'package',
  );
  yield* wrongReadings(policies, programme, []);
}

function* inHardware({ hardware, packages }: Programme): Generator<WrongReference> {
  if (!hardware) return;
  for (const [at, replacement] of hardware.replacements.entries()) {
    const place = ['hardware', 'replacements', at, 'packages'];
    yield* each(packages, replacement.packages, place, 'package');
  }
  yield* unless(packages, hardware.site.package, ['hardware', 'site', 'package'], 'package');
  yield* unless(packages, hardware.site.otherwise, ['hardware', 'site', 'otherwise'], 'package');
}

/** Readings that are referred to, and stand in no register. */
function* wrongReadings(
  policies: Policies,
  value: unknown,
  place: readonly (string | number)[],
): Generator<WrongReference> {
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) yield* wrongReadings(policies, one, [...place, at]);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value)) {
    if (key === 'reading' && typeof one === 'string') {
      yield* unless(policies.register, one, [...place, key], 'reading');
    } else {
      yield* wrongReadings(policies, one, [...place, key]);
    }
  }
}

type Named = readonly { readonly id: string }[];

function* each(
  items: Named,
  ids: readonly string[],
  place: readonly (string | number)[],
  kind: string,
): Generator<WrongReference> {
  for (const id of ids) yield* unless(items, id, place, kind);
}

function* unless(
  items: Named,
  id: string,
  place: readonly (string | number)[],
  kind: string,
  verb = 'is',
): Generator<WrongReference> {
  if (items.some((item) => item.id === id)) return;
  const name = verb === '' ? `there is no ${kind}` : `there ${verb} no ${kind} "${id}"`;
  const known = [...new Set(items.map((item) => item.id))].join(', ');
  yield { place, what: `${name}; allowed: ${known === '' ? 'none' : known}` };
}

function* twice(place: string, items: Named): Generator<WrongReference> {
  const seen = new Set<string>();
  for (const [at, { id }] of items.entries()) {
    if (seen.has(id)) yield { place: [place, at, 'id'], what: `"${id}" is there twice` };
    seen.add(id);
  }
}
