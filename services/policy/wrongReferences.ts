/** Names in one policy file that nothing answers to: the mistakes that a schema can't see. */
import { Effect, Workaround } from '../requests/caseDraft.ts';
import type { Programme } from './programme.ts';
import type { SharedPolicy } from './sharedPolicy.ts';

export interface WrongReference {
  readonly in: 'shared' | 'programme';
  /** Place and problem, in one line. */
  readonly what: string;
}

/** The first wrong reference of a programme or of what it builds on. */
export function wrongReferences(
  shared: SharedPolicy,
  programme: Programme,
): WrongReference | undefined {
  const [what] = inShared(shared);
  if (what) return { in: 'shared', what };
  const [other] = inProgramme(shared, programme);
  return other ? { in: 'programme', what: other } : undefined;
}

function* inShared(shared: SharedPolicy): Generator<string> {
  const { severities, regions, hoursGroups, closures } = shared;
  for (const severity of [1, 2, 3, 4]) {
    const count = severities.filter((definition) => definition.severity === severity).length;
    if (count !== 1) yield `severities: severity ${severity} is defined ${count} times`;
  }
  yield* answersWithoutProposal(shared);
  yield* twice('regions', regions);
  yield* twice('hoursGroups', hoursGroups);
  for (const [at, { region }] of hoursGroups.entries()) {
    if (!has(regions, region)) yield `hoursGroups.${at}.region: there is no region "${region}"`;
  }
  for (const [at, { groups = [] }] of closures.entries()) {
    const unknown = groups.find((group) => !has(hoursGroups, group));
    if (unknown) yield `closures.${at}.groups: there is no hours group "${unknown}"`;
  }
}

function* answersWithoutProposal({ proposals }: SharedPolicy): Generator<string> {
  for (const effect of Effect.options) {
    for (const workaround of Workaround.options) {
      const isCovered = proposals.some(
        ({ when }) =>
          when.effect.includes(effect) && (when.workaround?.includes(workaround) ?? true),
      );
      if (!isCovered) yield `proposals: none for effect ${effect} with workaround ${workaround}`;
    }
  }
}

function* inProgramme(
  { regions }: SharedPolicy,
  { packages, products, engineers, languages }: Programme,
): Generator<string> {
  yield* twice('packages', packages);
  yield* twice('products', products);
  for (const region of Object.keys(languages.regions)) {
    if (!has(regions, region)) yield `languages.regions.${region}: there is no such region`;
  }
  for (const [at, { family }] of products.entries()) {
    if (!has(engineers, family)) yield `products.${at}.family: there are no engineers "${family}"`;
  }
}

type Named = readonly { readonly id: string }[];

const has = (items: Named, id: string): boolean => items.some((item) => item.id === id);

function* twice(place: string, items: Named): Generator<string> {
  const seen = new Set<string>();
  for (const [at, { id }] of items.entries()) {
    if (seen.has(id)) yield `${place}.${at}.id: "${id}" is there twice`;
    seen.add(id);
  }
}
