import { en } from './en.ts';

type Catalogue = typeof en;
export type ReplyId = keyof Catalogue;

/** The names in braces of a reply: `Hello {name}` needs `name`. */
type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

export type Values<Id extends ReplyId> = [Names<Catalogue[Id]>] extends [never]
  ? Readonly<Record<string, never>>
  : Readonly<Record<Names<Catalogue[Id]>, string | number>>;

/** What a reply has to be given besides its id. */
export type Filling<Id extends ReplyId> = [Names<Catalogue[Id]>] extends [never]
  ? []
  : [Values<Id>];

/** Replies with nothing to fill in. */
export type PlainId = {
  [Id in ReplyId]: [Names<Catalogue[Id]>] extends [never] ? Id : never;
}[ReplyId];

function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces));
}

/** The text of a reply. One language so far; a second one is one more catalogue of the same shape. */
export function reply<Id extends ReplyId>(id: Id, ...[values]: Filling<Id>): string {
  return fill(en[id], values ?? {});
}

/** The text as a form has it in its own words (`withdraw-request.review.send`), or as all others have it. */
export const replyFor = (form: string | undefined, id: PlainId): string =>
  replyIfAny(`${form ?? ''}.${id}`) ?? reply(id);

/** The same in the words of every form: what was offered by one may be answered where no form is at hand. */
export const repliesFor = (id: PlainId): readonly string[] =>
  Object.entries<string>(en).flatMap(([one, text]) =>
    one === id || one.endsWith(`.${id}`) ? [text] : [],
  );

/** For ids that are put together, such as `open-case.${slot}.ask`; undefined if there is none. */
export function replyIfAny(
  id: string,
  values: Readonly<Record<string, string | number>> = {},
): string | undefined {
  return Object.hasOwn(en, id) ? fill(en[id as ReplyId], values) : undefined;
}
