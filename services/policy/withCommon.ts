/** Fills in what a programme's file takes from the `common` sections of `shared.yaml`. */

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Replaces each section `{ as: common, … }` by the common one of its name. Further fields of the
 * section win over the common ones; in a list they are set in every item. `document: D3` says that
 * this document states the same, so that sources name it. A section that is not there stays as it is,
 * for the schema to refuse.
 */
export function withCommon(programme: unknown, common: Fields): unknown {
  if (!isFields(programme)) return programme;
  return Object.fromEntries(
    Object.entries(programme).map(([name, section]) => [name, filled(name, section, common)]),
  );
}

/** Is this section of a programme's file taken from the common ones? */
export const isTaken = (programme: unknown, name: PropertyKey | undefined): boolean =>
  isFields(programme) && typeof name === 'string' && asCommon(programme[name]);

const asCommon = (section: unknown): section is Fields =>
  isFields(section) && section['as'] === 'common';

function filled(name: string, section: unknown, common: Fields): unknown {
  if (!asCommon(section) || !(name in common)) return section;
  const { as: _, document, ...own } = section;
  const shared = typeof document === 'string' ? sourcedFrom(document, common[name]) : common[name];
  if (Array.isArray(shared)) return shared.map((one: unknown) => merged(one, own));
  return merged(shared, own);
}

const merged = (shared: unknown, own: Fields): unknown =>
  isFields(shared) ? { ...shared, ...own } : shared;

function sourcedFrom(document: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => sourcedFrom(document, one));
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === 'source' && typeof one === 'string'
        ? one.replace(/^[^,]+/, document)
        : sourcedFrom(document, one),
    ]),
  );
}
