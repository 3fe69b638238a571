/** Products whose name a line seems to mean, but misspells. */
import type { Product } from '../../services/policy/products.ts';
import { onceFor } from '../onceFor.ts';
import { editDistance } from './editDistance.ts';

/** Compared without spaces: "net scaler" and "storefornt" are one word to those who write them. */
interface Name {
  readonly id: string;
  readonly letters: string;
  readonly words: number;
}

export interface Near {
  readonly id: string;
  /** Letters that the name was taken for. */
  readonly length: number;
  readonly distance: number;
}

const MOST_WORDS = 8;
const MOST_LENGTH = 80;

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const namesOf = onceFor((products: readonly Product[]): readonly Name[] =>
  products.flatMap(({ id, name, aliases }) =>
    [name, ...aliases].map((alias) => {
      const words = wordsOf(alias);
      return { id, letters: words.join(''), words: words.length };
    }),
  ),
);

/** Short names are too like other words. */
const allowed = (length: number): number => (length >= 9 ? 2 : length >= 6 ? 1 : 0);

const digits = (text: string): string => text.replace(/\D/g, '');

/** The nearest ones, each product once, three at most. A version has to be right to the figure. */
export function nearProducts(line: string, products: readonly Product[]): readonly Near[] {
  if (line.length > MOST_LENGTH) return [];
  const words = wordsOf(line).slice(0, MOST_WORDS);
  const nearest = new Map<string, Near>();
  for (const { id, letters, words: size } of namesOf(products)) {
    const most = allowed(letters.length);
    if (most === 0) continue;
    for (const said of windows(words, size)) {
      if (digits(said) !== digits(letters)) continue;
      const distance = editDistance(said, letters, most);
      if (distance > most) continue;
      const near = { id, length: letters.length, distance };
      const before = nearest.get(id);
      if (before === undefined || isBetter(near, before)) nearest.set(id, near);
    }
  }
  return [...nearest.values()].toSorted((a, b) => (isBetter(a, b) ? -1 : 1)).slice(0, 3);
}

/** A longer name that is nearly right means more than a shorter one that is. */
const isBetter = (a: Near, b: Near): boolean =>
  a.length - 2 * a.distance > b.length - 2 * b.distance;

/** As many words as the name has, one more or one less, without the spaces. */
function* windows(words: readonly string[], size: number): Generator<string> {
  for (const count of [size - 1, size, size + 1]) {
    if (count < 1) continue;
    for (let from = 0; from + count <= words.length; from++) {
      yield words.slice(from, from + count).join('');
    }
  }
}
