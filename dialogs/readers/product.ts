import type { Product } from '../../services/policy/products.ts';
import type { Reader, Reading, ReadingContext } from '../forms/form.ts';
import { isNotMeant } from '../forms/notMeant.ts';
import { onceFor } from '../onceFor.ts';
import { reply } from '../replies/replies.ts';
import type { Choice } from '../say.ts';
import type { DialogTurn } from '../turn.ts';
import { urgencyIn } from '../understanding/escalationCues.ts';
import { plainWords, saysYesOrNo } from '../understanding/words.ts';
import { cut } from './cut.ts';
import type { Near } from './nearNames.ts';
import { nearProducts, nearProductsIn } from './nearProducts.ts';

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

type Named = Mention & {
  /** Where it stands, in words. */
  readonly word: number;
};

const called = onceFor((products: readonly Product[]) =>
  products.flatMap(({ id, name, aliases }) =>
    [name, ...aliases].map((alias) => ({
      id,
      said: ` ${words(alias)} `,
      length: alias.length,
    })),
  ),
);

/** The catalogue's product that a text names first; where two names begin alike, the longer one. */
function named(text: string, products: readonly Product[]): Named | undefined {
  const said = ` ${words(text.slice(0, 4000))} `;
  const mentions = called(products).flatMap(({ id, said: name, length }) => {
    const at = said.indexOf(name);
    return at < 0 ? [] : [{ id, at, length }];
  });
  const [first] = mentions.toSorted((a, b) => a.at - b.at || b.length - a.length);
  if (first === undefined) return undefined;
  return { ...first, word: said.slice(0, first.at).split(' ').length - 1 };
}

/** Marks words that were offered to be kept as they are. */
const AS_WRITTEN = /^“(.{1,120})”$/;

/** "netscaler gatway" names NetScaler, but seems to mean more than that. */
const isMore = (near: Near, mention: Named): boolean =>
  near.value !== mention.id &&
  near.length > mention.length &&
  near.at <= mention.word &&
  mention.word < near.at + near.words;

/** What may be meant, to be asked about: misspelt names first, and a name that says too little. */
function meant(
  near: readonly Near[],
  mention: Named | undefined,
  { turn, declined }: ReadingContext,
): readonly Choice[] {
  const more = near
    .filter((one) => mention === undefined || isMore(one, mention))
    .map(({ value }) => value)
    .filter((id) => !isNotMeant(declined, id));
  const ids = mention === undefined || more.length === 0 ? more : [...more, mention.id];
  return ids.map((id) => ({ value: id, title: nameOf(id, turn) }));
}

const nameOf = (id: string, { services }: DialogTurn): string =>
  services.products.find((one) => one.id === id)?.name ?? id;

const meantIn = (
  text: string,
  mention: Named | undefined,
  context: ReadingContext,
): readonly Choice[] =>
  meant(nearProductsIn(text, context.turn.services.products, mention?.word), mention, context);

const LONGEST = 120;

/** An address, or how it presses. */
const isNoName = (line: string): boolean => line.includes('@') || urgencyIn(line) !== undefined;

/** No name that we know: it may still be one, if the customer says so. */
function unknown(line: string, known: readonly Choice[]): Reading<string> {
  const quoted = `“${line.trim().replace(/\s+/g, ' ')}”`;
  const asWritten = { value: quoted, title: cut(quoted, 60) };
  const text = reply('product.unknown', { said: cut(quoted, 80) });
  return {
    kind: 'ambiguous',
    choices: [asWritten, ...known],
    says: [{ id: 'product.unknown', text, quotes: true }],
  };
}

/** A product of the catalogue by choice, name or alias; else the customer's own words for it, once they say that it is called so. */
export const product: Reader<string> = {
  greedy: true,
  read(line, context) {
    const { choices, turn } = context;
    const said = plainWords(line);
    const { products } = turn.services;
    const known =
      choices.find(({ value, title }) => [value, title].some((one) => plainWords(one) === said))
        ?.value ??
      products.find(({ id }) => id === line.trim())?.id ??
      AS_WRITTEN.exec(line.trim())?.[1];
    if (known !== undefined) return { kind: 'value', value: known };
    const mention = named(line, products);
    const isElse = line.includes('?') || saysYesOrNo(line) !== undefined;
    const near = isElse ? [] : meant(nearProducts(line, products), mention, context);
    if (near.length > 0) return { kind: 'near', choices: near };
    if (mention !== undefined) return { kind: 'value', value: mention.id };
    // "3" is not the third choice, and "yes" is no product.
    if (!/\p{L}/u.test(line) || isElse || isNoName(line) || line.length > LONGEST)
      return { kind: 'none' };
    return unknown(line, choices);
  },
  find(text, context) {
    const mention = named(text, context.turn.services.products);
    return mention === undefined || meantIn(text, mention, context).length > 0
      ? undefined
      : mention.id;
  },
  near: (text, context) => meantIn(text, named(text, context.turn.services.products), context),
};
