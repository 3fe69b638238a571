/** A correction as people type it, without the words around it: "no wait, its 35 users, not 30 actually". */
import { plainWords } from '../understanding/words.ts';

const TAKEN_BACK =
  /^(?:oh|no(?=[,:;.]|$| (?:its?|it['’]s|wait|sorry|actually|the|my)\b)|nope|sorry|wait|actually|oops|correction|hang on|i meant?|rather)(?:[,:;. ]{1,3}|$)/i;
const AND = /^(?:and|but|also|so|well|ok|okay|please)(?:[, ]{1,2}|$)/i;
const LEAD =
  /^(?:its|it['’]s|it is|it was|it|that['’]s|that is|that|there are|there were|(?:we|i)(?: have)?|make (?:it|that)|(?:only|just)(?= \d)|should be|must be|my|our|the|new|right|correct)(?=[ ,:]) ?/i;
const TAIL =
  /[,;. ]{1,3}(?:actually|sorry|please|instead|thanks|thank you|really|in fact|my mistake|by the way|btw|rather)[.! ]{0,3}$/i;
const CONTRAST =
  /^(.{1,120}?),? (?:and |but )?(?:not|instead of|rather than) (?:the |a )?(.{1,120})$/is;
const MOST_LEADS = 6;

export interface Clause {
  /** What is left of it. */
  readonly text: string;
  /** The same with "it is", "my" and the like. */
  readonly told: string;
  /** What it was taken for, if that is told. */
  readonly old?: string;
  /** It plainly takes something back: "no", "wait", "actually". */
  readonly isTakenBack: boolean;
}

function without(text: string, pattern: RegExp): string {
  let rest = text;
  for (let count = 0; count < MOST_LEADS && pattern.test(rest); count++) {
    rest = rest.replace(pattern, '').trim();
  }
  return rest;
}

export function clauseOf(said: string): Clause {
  const untailed = without(without(said.trim(), TAIL), AND);
  const told = without(untailed, TAKEN_BACK);
  const isTakenBack = told !== untailed || /[, ]actually[.! ]{0,3}$/i.test(said.trim());
  const [, head = told, old] = CONTRAST.exec(told) ?? [];
  const text = without(without(head, TAKEN_BACK), LEAD).replace(/[.!,; ]{1,3}$/, '');
  return { text, told, isTakenBack, ...(old === undefined ? {} : { old }) };
}

const MOST_CLAUSES = 4;

/** "It started friday and there is no deadline": two. What says nothing of its own is left out. */
export function clausesOf(line: string): readonly string[] {
  const clauses = line
    .split(/[,;]? (?:and|but) |[,;] ?|\. (?=\S)/i)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '' && plainWords(clauseOf(clause).text) !== '');
  return clauses.length > MOST_CLAUSES ? [] : clauses;
}
