import { emailsIn } from './emailsIn.ts';

const MAIL = '(?:e-?mail|mail)(?: ?address| id)?';
/** Where a clause begins, or a wish in one. */
const CLAUSE = String.raw`(?:^|[.,;!?(\n–-]\s?|\b(?:please|pls|kindly|and|or|just|can you|could you|you can) )`;
/** What stands before an address that is the speaker's own, to its end, whatever comes behind it. */
const SAID = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])(?:my|our)(?: (?:own|direct|work|business|office|company|private|contact))? (?:${MAIL}|address)(?: is| ?:| ?=)`,
    `${CLAUSE}${MAIL} ?:`,
    `${CLAUSE}(?:write|mail|e-?mail|reply|respond|answer|contact|reach|get back)(?: back)?(?: to)? (?:me|us)(?: back)?(?: please| directly)?(?: at| on| under| via| to)?(?: by e-?mail)?(?: at| to)?`,
    String.raw`(?<![\p{L}\p{N}])(?:i am|i['’]m|we are|we['’]re) (?:available|reachable)(?: at| under| by e-?mail at)`,
  ].join('|'),
  'iu',
);
/** Of these, only where the clause ends with the address: "our mail jo@… is locked out" is a problem. */
const NAMED = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])(?:my|our) ${MAIL}`,
    `${CLAUSE}(?:${MAIL}|(?:write|reply|answer|respond) to)`,
  ].join('|'),
  'iu',
);
const atEnd = (pattern: RegExp): RegExp => new RegExp(`(?:${pattern.source})[ :=<]{0,3}$`, 'iu');
const [SAID_BEFORE, NAMED_BEFORE] = [atEnd(SAID), atEnd(NAMED)];
/** "I am Bo Ek, bo@…": a name and nothing else between. */
const INTRODUCED = /\b(my name is|i am|i['’]m|this is) ([^.;:!?@,()]{2,60}?)[ ,(<–-]{1,3}$/iu;
const ENDS = /^[ >]{0,2}(?:$|[.,;!?)\n]|please\b|thanks\b|thank you\b)/i;
/** Something is told of the address itself. */
const FAILS =
  /^[ >,]{0,3}(?:(?:and |but )?(?:it|that|which)\b|is\b|isn|was\b|has\b|can\b|can['’]?t|cannot|does|bounces|fails?\b|gets?\b|in\b|but\b)/i;
const NOT =
  /(?<![\p{L}])(?:do not|don['’]?t|never|can['’]?t|cannot|could not|not|nobody|no one|no)(?![\p{L}])[^.,;!?]{0,40}$/iu;
/** Somebody else's words. */
const QUOTED =
  /(?<!\p{L})(?:says?|said|saying|writes|wrote|reads?|shows?|sender|message|error)(?!\p{L})[^.,;!?]{0,40}$/iu;
const LONGEST = 4000;
const BEFORE = 80;
const MOST_WORDS = 4;

function isIntroduced(before: string): boolean {
  const [, lead = '', name = ''] = INTRODUCED.exec(before) ?? [];
  const words = name.split(' ').filter((word) => word !== '');
  if (words.length === 0 || words.length > MOST_WORDS) return false;
  return /^my/i.test(lead) || words.every((word) => /^\p{Lu}/u.test(word));
}

/**
 * The address that a text gives as the speaker's own: "my mail is …", "write to me at …". Any other may be anybody's,
 * and so may one of two.
 */
export function ownEmailIn(text: string): string | undefined {
  const head = text.slice(0, LONGEST);
  const own = emailsIn(head).flatMap(({ address, at }) => {
    const before = head.slice(Math.max(0, at - BEFORE), at).replace(/(?:mailto:|["“‘'])$/i, '');
    const after = head.slice(at + address.length, at + address.length + 30);
    if (NOT.test(before) || QUOTED.test(before) || FAILS.test(after)) return [];
    const isOwn =
      SAID_BEFORE.test(before) ||
      (ENDS.test(after) && (NAMED_BEFORE.test(before) || isIntroduced(before)));
    return isOwn ? [address] : [];
  });
  return new Set(own.map((one) => one.toLowerCase())).size === 1 ? own[0] : undefined;
}
