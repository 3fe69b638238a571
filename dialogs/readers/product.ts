import type { Product } from '../../services/policy/products.ts';
import type { Reader, Reading } from '../forms/form.ts';
import { reply } from '../replies/replies.ts';
import type { Choice } from '../say.ts';
import { plainWords, yesOrNo } from '../understanding/words.ts';
import { cut } from './cut.ts';
import { nearProducts } from './nearProducts.ts';

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Mention {
  readonly id: string;
  readonly at: number;
  readonly length: number;
}

/** The catalogue's product that a text names first; where two names begin alike, the longer one. */
function named(text: string, products: readonly Product[]): Mention | undefined {
  const said = ` ${words(text.slice(0, 4000))} `;
  const mentions = products.flatMap(({ id, name, aliases }) =>
    [name, ...aliases].flatMap((alias) => {
      const at = said.indexOf(` ${words(alias)} `);
      return at < 0 ? [] : [{ id, at, length: alias.length }];
    }),
  );
  return mentions.toSorted((a, b) => a.at - b.at || b.length - a.length)[0];
}

/** Marks words that were offered to be kept as they are. */
const AS_WRITTEN = /^“(.{1,120})”$/;

/** What seems to be misspelt, to be asked about: the nearest names first, and the words as they were. */
function meant(
  line: string,
  mention: Mention | undefined,
  products: readonly Product[],
): readonly Choice[] {
  // "netscaler gatway" names NetScaler, but seems to mean more than that.
  const near = nearProducts(line, products).filter(
    ({ id, length }) => mention === undefined || (id !== mention.id && length > mention.length),
  );
  if (near.length === 0) return [];
  const ids = [...near.map(({ id }) => id), ...(mention === undefined ? [] : [mention.id])];
  const quoted = `“${cut(line.trim(), 60)}”`;
  return [
    ...ids.map((id) => ({ value: id, title: products.find((one) => one.id === id)?.name ?? id })),
    ...(mention === undefined ? [{ value: quoted, title: quoted }] : []),
  ];
}

const LONGEST = 120;

/** No name that we know: it may still be one, if the customer says so. */
function unknown(line: string, known: readonly Choice[]): Reading<string> {
  const quoted = `“${line.trim().replace(/\s+/g, ' ')}”`;
  const asWritten = { value: quoted, title: cut(quoted, 60) };
  const text = reply('product.unknown', { said: cut(quoted, 80) });
  return {
    kind: 'ambiguous',
    choices: [asWritten, ...known],
    says: [{ id: 'product.unknown', text }],
  };
}

/** A product of the catalogue by choice, name or alias; else the customer's own words for it, once they say that it is called so. */
export const product: Reader<string> = {
  greedy: true,
  read(line, { choices, turn }) {
    const said = plainWords(line);
    const { products } = turn.services;
    const known =
      choices.find(({ value, title }) => [value, title].some((one) => plainWords(one) === said))
        ?.value ??
      products.find(({ id }) => id === line.trim())?.id ??
      AS_WRITTEN.exec(line.trim())?.[1];
    if (known !== undefined) return { kind: 'value', value: known };
    const mention = named(line, products);
    const isElse = line.includes('?') || yesOrNo(line) !== undefined;
    const choicesMeant = isElse ? [] : meant(line, mention, products);
    if (choicesMeant.length > 0) return { kind: 'ambiguous', choices: choicesMeant };
    if (mention !== undefined) return { kind: 'value', value: mention.id };
    // "3" is not the third choice, and "yes" is no product.
    if (!/\p{L}/u.test(line) || isElse || line.includes('@') || line.length > LONGEST)
      return { kind: 'none' };
    return unknown(line, choices);
  },
  find: (text, { turn }) => named(text, turn.services.products)?.id,
};
