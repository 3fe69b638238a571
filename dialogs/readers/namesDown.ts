import type { Product } from '../../services/policy/products.ts';
import { onceFor } from '../onceFor.ts';
import { wordsOf } from './nearNames.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What follows "down" where it is all that is said of the product: not "down to 2203", "down state". */
const AFTER: ReadonlySet<string | undefined> = new Set([
  undefined,
  ...setOf(
    'since for again now after on and but no nobody noone none everyone everybody all nothing we our ' +
      'users people can cannot it this today yesterday completely totally please help urgent asap sev severity',
  ),
]);
const DOWN: ReadonlySet<string | undefined> = new Set(['down', 'offline', 'unreachable', 'dead']);
/** Somebody does it on purpose. */
const TAKEN = setOf(
  'take takes taking took bring brings bringing shut shutting put pull turn going go scale',
);
/** Said of a product, in these a headline is no news: a question begins so, */
const ASKS = setOf(
  'is are was were does do did can could will would should may might has where when why who which whose',
);
/** or has one of them before it, */
const WONDERS = setOf(
  'how what whats if whether once unless suppose supposing imagine assume assuming',
);
/** and a plan has one somewhere. */
const PLANS = setOf(
  'plan plans planned planning planed scheduled schedule maintenance test tests testing tested simulate simulates ' +
    'simulated simulating drill exercise rehearse rehearsal pretend',
);
const GREETS = setOf(
  'hi hello hey dear good morning afternoon evening team all support please and so but',
);
const BEFORE = 4;
const LONGEST = 1000;
/** Where a sentence ends. */
const STOP = /[.!;\n]/;

const namesOf = onceFor((products: readonly Product[]): readonly (readonly string[])[] =>
  products.flatMap(({ name, aliases }) => [name, ...aliases].map(wordsOf)),
);

/** Whether "down" is news where it stands, and neither asked about nor planned. */
function isNews(sentence: readonly string[], at: number): boolean {
  const begins = sentence.find((word) => !GREETS.has(word)) ?? '';
  const before = sentence.slice(0, at);
  return (
    !ASKS.has(begins) &&
    !before.some((word) => WONDERS.has(word)) &&
    !before.slice(-BEFORE).some((word) => TAKEN.has(word)) &&
    !sentence.some((word) => PLANS.has(word))
  );
}

/** Whether a text says of a product that it is down, as a headline does: "storefront down since 8". */
export function namesDown(text: string, products: readonly Product[]): boolean {
  if (text.includes('?')) return false;
  const names = namesOf(products);
  const sentences = text.slice(0, LONGEST).split(STOP).map(wordsOf);
  return sentences.some((words) =>
    words.some((word, at) => {
      const next = words[at + 1];
      if (!DOWN.has(word) || !(AFTER.has(next) || /^\d+$/.test(next ?? ''))) return false;
      const isNamed = names.some(
        (name) =>
          name.length > 0 &&
          name.length <= at &&
          name.every((one, index) => one === words[at - name.length + index]),
      );
      return isNamed && isNews(words, at);
    }),
  );
}
