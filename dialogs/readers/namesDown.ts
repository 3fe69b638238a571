import type { Product } from '../../services/policy/products.ts';
import { onceFor } from '../onceFor.ts';
import { wordsOf } from './nearNames.ts';

/** What follows "down" where it is all that is said of the product: not "down to 2203", "down state". */
const AFTER: ReadonlySet<string | undefined> = new Set([
  undefined,
  ...(
    'since for again at now after in on and but no nobody noone none everyone everybody all nothing we our ' +
    'users people can cannot it this today yesterday completely totally please help urgent asap sev severity'
  ).split(' '),
]);
const DOWN: ReadonlySet<string | undefined> = new Set(['down', 'offline', 'unreachable', 'dead']);
/** Somebody does it on purpose. */
const TAKEN: ReadonlySet<string> = new Set(
  'take takes taking took bring brings bringing shut shutting put pull turn going go scale'.split(
    ' ',
  ),
);
const BEFORE = 4;
const MOST_WORDS = 80;
const LONGEST = 1000;

const namesOf = onceFor((products: readonly Product[]): readonly (readonly string[])[] =>
  products.flatMap(({ name, aliases }) => [name, ...aliases].map(wordsOf)),
);

/** Whether a text says of a product that it is down, as a headline does: "storefront down since 8". */
export function namesDown(text: string, products: readonly Product[]): boolean {
  if (text.includes('?')) return false;
  const words = wordsOf(text.slice(0, LONGEST)).slice(0, MOST_WORDS);
  return words.some((word, at) => {
    const next = words[at + 1];
    if (!DOWN.has(word) || !(AFTER.has(next) || /^\d+$/.test(next ?? ''))) return false;
    const isNamed = namesOf(products).some(
      (name) =>
        name.length > 0 &&
        name.length <= at &&
        name.every((one, index) => one === words[at - name.length + index]),
    );
    return isNamed && !words.slice(Math.max(0, at - BEFORE), at).some((one) => TAKEN.has(one));
  });
}
