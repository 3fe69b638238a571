import type { Product } from '../../services/policy/products.ts';
import type { Reader } from '../forms/form.ts';
import { hasWords, plainWords } from '../understanding/words.ts';

/** The catalogue's product that is named in a text; of several, the one whose name is longest. */
function named(text: string, products: readonly Product[]): string | undefined {
  const said = ` ${text
    .slice(0, 4000)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  let best: { readonly id: string; readonly length: number } | undefined;
  for (const { id, name, aliases } of products) {
    for (const alias of [name.toLowerCase(), ...aliases]) {
      const words = alias.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
      if (words.length > (best?.length ?? 0) && said.includes(` ${words} `)) {
        best = { id, length: words.length };
      }
    }
  }
  return best?.id;
}

/** A product of the catalogue by choice, name or alias; else the customer's own words for it. */
export const product: Reader<string> = {
  read(line, { choices, turn }) {
    const said = plainWords(line);
    const choice = choices.find(({ value, title }) =>
      [value, title].some((one) => plainWords(one) === said),
    );
    const value = choice?.value ?? named(line, turn.services.products);
    if (value !== undefined) return { kind: 'value', value };
    if (!hasWords(line) || line.includes('?')) return { kind: 'none' };
    return { kind: 'value', value: line.trim().slice(0, 120) };
  },
  find: (text, { turn }) => named(text, turn.services.products),
};
