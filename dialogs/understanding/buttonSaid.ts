/** Hears the words of a button, typed without its punctuation or with a yes or no in front. */
import type { Choice } from '../say.ts';
import { plainWords, yesOrNo } from './words.ts';

const LONGEST = 100;
const HEAD = /^(?:(?<yes>yes|yeah|yep|yup|ok|okay|sure)|(?<no>no|nope|nah)) (?<rest>.+)$/u;

interface Spoken {
  readonly head: 'yes' | 'no' | undefined;
  readonly rest: string;
}

/** Only what is letters or digits counts: "yes drop it" and "Yes, drop it" are the same. */
function spoken(text: string): Spoken {
  const said = plainWords(text)
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim()
    .replace(/ please$/u, '');
  const { yes, no, rest } = HEAD.exec(said)?.groups ?? {};
  if (rest === undefined) return { head: undefined, rest: said };
  return { head: yes !== undefined ? 'yes' : no !== undefined ? 'no' : undefined, rest };
}

/** "No money" denies what "no, money" picks. */
const DENIES = /^\s*(?:no|nope|nah)\s/iu;

/**
 * The choice whose own words a line is. A yes before a button that says no, or the other way round, is none:
 * "no, drop it" may mean either.
 */
export function buttonSaid(line: string, choices: readonly Choice[]): Choice | undefined {
  if (line.length > LONGEST || line.includes('?')) return undefined;
  const said = spoken(line);
  if (said.rest === '') return undefined;
  // "Yes, no" is neither.
  if (said.head !== undefined && (yesOrNo(said.rest) ?? said.head) !== said.head) return undefined;
  return choices.find(({ title }) => {
    const { head, rest } = spoken(title);
    if (rest !== said.rest) return false;
    if (head === undefined) return !DENIES.test(line);
    return said.head === undefined || head === said.head;
  });
}
