import { phonesText, type SupportPhone } from './phones.ts';

/** Where somebody is told to phone, in replies and in what the policy says of the ways to support. */
const CENTRE = /\b(?:phone|call) (?:your|the|a) (?:technical )?support cent(?:re|er)\b/iu;

/** Puts the numbers behind the first mention of the support centre that is to be phoned, unless they are there. */
export function phonedWhereSaid(text: string, phones: readonly SupportPhone[]): string {
  const named = phonesText(phones);
  if (named === '' || text.includes(named)) return text;
  return text.replace(CENTRE, (words) => `${words} (${named})`);
}

/** The same in the words of a way to phone; they need not name a support centre. */
export function phoned(text: string, phones: readonly SupportPhone[]): string {
  if (phones.length === 0 || CENTRE.test(text)) return phonedWhereSaid(text, phones);
  return `${text} (${phonesText(phones)})`;
}
