import { phonesText, type SupportPhone } from './phones.ts';

/** Where our own replies tell somebody to phone. What customers write of it is quoted in some, and mostly not as "your". */
const OURS = /\b(?:phone|call) your support cent(?:re|er)\b/iu;
/** Where the policy says it of the ways to support. */
const WAY = /\b(?:phone|call) (?:your|the|a) (?:technical )?support cent(?:re|er)\b/iu;

function named(text: string, where: RegExp, phones: readonly SupportPhone[]): string {
  const numbers = phonesText(phones);
  if (numbers === '' || text.includes(numbers)) return text;
  return text.replace(where, (words) => `${words} (${numbers})`);
}

/** Puts the numbers behind the first mention of the support centre that is to be phoned, unless they are there. */
export const phonedWhereSaid = (text: string, phones: readonly SupportPhone[]): string =>
  named(text, OURS, phones);

/** The same in the words of a way to phone; they need not name a support centre. */
export function phoned(text: string, phones: readonly SupportPhone[]): string {
  if (phones.length === 0 || WAY.test(text)) return named(text, WAY, phones);
  return `${text} (${phonesText(phones)})`;
}
