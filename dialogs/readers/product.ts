import type { Product } from '../../services/policy/products.ts';
import type { Reader } from '../forms/form.ts';
import { plainWords, yesOrNo } from '../understanding/words.ts';
import { cut } from './cut.ts';

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The catalogue's product that a text names first; where two names begin alike, the longer one. */
function named(text: string, products: readonly Product[]): string | undefined {
  const said = ` ${words(text.slice(0, 4000))} `;
  const mentions = products.flatMap(({ id, name, aliases }) =>
    [name, ...aliases].flatMap((alias) => {
      const at = said.indexOf(` ${words(alias)} `);
      return at < 0 ? [] : [{ id, at, length: alias.length }];
    }),
  );
  return mentions.toSorted((a, b) => a.at - b.at || b.length - a.length)[0]?.id;
}

/** A product of the catalogue by choice, name or alias; else the customer's own words for it. */
export const product: Reader<string> = {
  greedy: true,
  read(line, { choices, turn }) {
    const said = plainWords(line);
    const choice = choices.find(({ value, title }) =>
      [value, title].some((one) => plainWords(one) === said),
    );
    const value = choice?.value ?? named(line, turn.services.products);
    if (value !== undefined) return { kind: 'value', value };
    // "3" is not the third choice, and "yes" is no product.
    if (!/\p{L}/u.test(line) || line.includes('?') || yesOrNo(line) !== undefined) {
      return { kind: 'none' };
    }
    return { kind: 'value', value: cut(line.trim(), 120) };
  },
  find: (text, { turn }) => named(text, turn.services.products),
};
