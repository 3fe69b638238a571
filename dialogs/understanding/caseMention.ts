/** Whether a line speaks of a case of the speaker's: by its number, or as "my case". */
import { namedCaseIn } from './caseNumberIn.ts';

export interface CaseMention {
  /** As it was typed. */
  readonly caseNumber: string | undefined;
  /** False: a number that may be something else, such as an event's. */
  readonly isSure: boolean;
}

/** What may follow "my case": "my case file" and "our ticket system" are something else. */
const AFTER =
  "(?=$|[?!.,:;)]| - | (?:#?\\d|(?:is|are|was|were|has|have|been|had|to|and|about|nobody|no|not|since|for|which|from|now|again|still|already|because|but|with|please|yet|stands?|needs?|gets?|isn't|wasn't|hasn't|number|no\\.|as|at|today|yesterday|going|doing|i|we|it|you|where|who|what|how|urgently|immediately|asap|right|quickly|when|before|after|anymore|so|would|should|must|can|could|will|open|closed|escalated|on|in|of|makes?|never|or|either|right|standing|status|works?|solved|fixed|resolved|done)\\b))";
const OF =
  '(?: (?:open|existing|old|closed|last|other|support|current|escalated|urgent|sev(?:erity)? ?[1-4])){0,2}';
// "In my case nobody can log in" is a way of speaking, and "this is the case since Monday" another.
const MINE = new RegExp(
  `(?<!\\b(?:in|that's|is|be|was|not) )\\b(?:(?:my|our|your)|the|this|that)${OF} (?:cases?|tickets?|escalations?)${AFTER}|\\b(?:i|we) (?:already )?have (?:(?:an?|one|two|the|this) )?(?:open |existing )?(?:cases?|tickets?)(?=$|[?!.,:;]| (?:open|already|with you|about|and|but|for))|\\b(?:in|with) (?:my|our) (?:case|ticket)(?=$|\\?)`,
  'u',
);
/** A code of something else, or an amount of it. */
const OTHER_BEFORE =
  /(?:errors?|codes?|events?|ids?|ports?|kb|ctx|builds?|versions?|status code|http|pid|process|line|lines|releases?|firmware|hotfix|phone|number is|call (?:me|us)(?: back)? (?:on|at|under)|reach (?:me|us) (?:on|at)|pin|org|serial|room|bug)[ :#]{0,3}$/u;
const BARE =
  /(?<![\p{L}\p{N}_.,+@/-])(?:cas[- ]?|#)?(\d(?: ?\d){4,8})(?![\p{L}\p{N}_@-]|[.,:]\d| \d| ?(?:%|users?|people|employees|sessions?|seconds?|ms|minutes?|hours?|kb|mb|gb|dollars?|euros?|usd|eur|times|vms?|devices|requests)\b)/iu;

function bareNumber(said: string): string | undefined {
  const match = BARE.exec(said);
  if (match === null) return undefined;
  return OTHER_BEFORE.test(said.slice(Math.max(0, match.index - 40), match.index))
    ? undefined
    : match[1];
}

/** @param said in plain words */
export function caseMentionIn(said: string): CaseMention | undefined {
  const head = said.slice(0, 600);
  const named = /\b(?:cases?|tickets?)\b/u.test(head) ? namedCaseIn(head) : undefined;
  if (named !== undefined) return { caseNumber: named, isSure: true };
  const bare = bareNumber(head);
  if (MINE.test(head)) return { caseNumber: bare, isSure: true };
  return bare === undefined ? undefined : { caseNumber: bare, isSure: false };
}
