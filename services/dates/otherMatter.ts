import { FAILING } from './failing.ts';

/** What else is told with a time: when somebody can be called or is away, or when all was still well. */
const OTHERWISE =
  /\b(?:(?:call|ring|phone|reach|contact) (?:me|us|back)|(?:i|we) (?:am|are|will be|can be) (?:available|reachable|here|there|back|reached|called)|(?:i|we|they|he|she) (?:leave|close|open|meet|fly)|(?:office|store|shop|branch) (?:opens|closes)|leaving|meeting|appointment|demo|shift|(?:was|were|is) (?:still )?(?:fine|ok|okay|well|good|working)|all (?:was|is) well|worked|last time)\b/iu;
const UNTIL = /\b(?:until|till) (?:\S+ )?$/iu;
/** "No workaround until yesterday" tells when that ended; "it was fine until yesterday" when it began. */
const ENDED =
  /\b(?:no|not|none|nobody|nothing|never|cannot|slow|down|broken|failing|failed|workaround|used|using)\b|n['’]t\b/iu;
const BORDER =
  /[,;] | (?:and|but|so) (?=(?:i|it|we|you|he|she|they|all|everything|that|this|please|call)\b)/giu;

/** What stands between commas, or from one "and it …" to the next, around a piece of a text. */
function clauseAround(text: string, from: number, to: number): string {
  const borders = [...text.matchAll(BORDER)].map(({ index }) => index);
  const begin = borders.findLast((at) => at < from) ?? 0;
  return text.slice(
    begin,
    borders.find((at) => at >= to),
  );
}

/** Whether words of time in a short text are of another matter than when something began. */
export function isOfOtherMatter(text: string, words: string): boolean {
  const place = Math.max(0, text.indexOf(words));
  const clause = clauseAround(text, place, place + words.length);
  if (/^(?:until|till)\b/iu.test(words) || UNTIL.test(text.slice(0, place))) {
    return ENDED.test(clause);
  }
  return /^by\b/iu.test(words) || (OTHERWISE.test(clause) && !FAILING.test(clause));
}
