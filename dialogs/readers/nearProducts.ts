/** Products whose name a line or a text seems to mean, but misspells. */
import type { Product } from '../../services/policy/products.ts';
import { onceFor } from '../onceFor.ts';
import { type Name, type Near, nameOf, nearNames, wordsOf } from './nearNames.ts';

const LINE = { length: 80, words: 8 };
const TEXT = { length: 600, words: 60 };

const namesOf = onceFor((products: readonly Product[]): readonly Name[] =>
  products.flatMap(({ id, name, aliases }) => [name, ...aliases].map((alias) => nameOf(id, alias))),
);

const byLetter = onceFor((products: readonly Product[]): ReadonlyMap<string, readonly Name[]> =>
  Map.groupBy(namesOf(products), ({ letters }) => letters.charAt(0)),
);

/** In a line that is meant to name a product. A version has to be right to the figure. */
export function nearProducts(line: string, products: readonly Product[]): readonly Near[] {
  if (line.length > LINE.length) return [];
  return nearNames(wordsOf(line).slice(0, LINE.words), () => namesOf(products));
}

/**
 * In free text most words are others: a slip begins as the name does, and is no other form of the word, as "received" is of "receiver". Many of a thing are that thing.
 */
function isSlip(said: string, letters: string): boolean {
  return said === `${letters}s` || !isOtherForm(said, letters);
}

/** Only the end differs. */
const isOtherForm = (said: string, letters: string): boolean =>
  said.slice(0, letters.length - 1) === letters.slice(0, -1) &&
  Math.abs(said.length - letters.length) <= 1;

/** No name has more words before or behind one that is a name by itself. */
const NEARBY = 6;

/**
 * In the words of somebody who tells what is wrong; of a long text, in its beginning.
 *
 * @param word the place of a name, in words: only what is around it is looked at
 */
export function nearProductsIn(
  text: string,
  products: readonly Product[],
  word?: number,
): readonly Near[] {
  const from = Math.max(0, (word ?? 0) - NEARBY);
  const to = word === undefined ? TEXT.words : Math.min(TEXT.words, word + NEARBY);
  const words = wordsOf(text.slice(0, TEXT.length)).slice(from, to);
  const names = byLetter(products);
  return nearNames(words, (one) => names.get(one.charAt(0)) ?? [], isSlip).map((near) => ({
    ...near,
    at: near.at + from,
  }));
}
