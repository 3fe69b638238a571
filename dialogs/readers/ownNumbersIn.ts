const NUMBER =
  /(?<![\p{L}\p{N}.,:/_-])(?:\+|\()?\d[\d ()./-]{5,24}\d(?:\s?(?:ext\.?|x|#)\s?\d{1,6})?(?![\p{L}\p{N}]|[.:/-]\d)/giu;
/** An address, a version or a date: figures that come in groups of their own. */
const OTHER =
  /^\d{1,3}(?:\.\d{1,10}){2,}$|^\d{1,4}-\d{1,2}-\d{1,4}(?!\d)|^\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d)/;

const AT = '(?: (?:at|on|under|via|by phone at|by phone on))?';
const THING =
  '(?: (?:direct|own|call-?back|phone|mobile|cell|contact|office|desk|telephone|work))?(?: (?:phone|mobile|cell|line))? ?(?:number|phone|mobile|cell|line|no\\.?|nr\\.?)';
const LABEL =
  '(?:call-?back|contact|phone|mobile|cell|telephone|tel)\\.?(?: (?:number|no\\.?|nr\\.?))?';
const CLAUSE = '(?:^|[.,;:!?(\\n–-] ?|(?<![\\p{L}\\p{N}])(?:and|or) )';
const before = (...patterns: readonly string[]): RegExp =>
  new RegExp(`(?:${patterns.join('|')})[ :=,-]{0,3}$`, 'iu');
/** Wants to be called, there. */
const WISH = before(
  `(?<![\\p{L}\\p{N}])(?:call|phone|ring|reach|text|contact) (?:me|us)(?: back)?(?: please| directly| any ?time| now| asap)?${AT}`,
  `(?<![\\p{L}\\p{N}])(?:(?:i am|i'm|we are|we're) (?:available|reachable)|(?:i|we) can be (?:reached|called))${AT}`,
  '(?<![\\p{L}\\p{N}])number to (?:call|reach)(?: me| us)?(?: is)?',
);
/** Says which number it is. */
const SAID = before(
  `(?<![\\p{L}\\p{N}])(?:my|our)${THING}(?: is| ?:| ?=)`,
  `${CLAUSE}${LABEL}(?: is| ?:| ?=)`,
);
/** Only where the clause ends with the number: "our phone number … is dead" tells a problem. */
const NAMED = before(`(?<![\\p{L}\\p{N}])(?:my|our)${THING}`, `${CLAUSE}${LABEL}`);
const ENDS = /^ ?(?:$|[.,;!?)]|please\b|thanks\b|any ?time\b|asap\b)/i;
/** Something is told of the number itself. */
const FAILS =
  /^[ ,()]{0,3}(?:(?:and|but) (?:it|nobody|no ?one|gets?|hears?|cannot|can['’]?t)\b|(?:it|that|which|the|not|also|still|now|is|isn|are|was|were|has|had|does|doesn|can|cannot|in|but|no|nobody|no ?one|fails?|rings?|drops?|hangs?|stopped|went|dead|down)\b)/i;
/** With a country code it is a number to call even where an hour stands between: "call me at 14:30 on +49 …". */
const CALL_ME = /(?<![\p{L}\p{N}])(?:call|phone|ring|reach) (?:me|us)\b[^.;!?]{0,30}$/iu;
const NOT_OWN =
  /(?<![\p{L}\p{N}])(?:(?:do not|don['’]t|never|can['’]?t|cannot|nobody can|not) (?:call|phone|ring|reach|text|contact)|(?:his|her|their|your|users?|users?['’]s?|customers?['’]?s?|old) (?:[\p{L}-]{1,12} )?(?:phone|mobile|cell|number|telephone|tel)|the (?:phone|mobile|cell|telephone|tel)|(?:calls?|calling|dials?|dialing|dialling|reach(?:es)?|phones?|rings?) (?:our|the)|no (?:phone|mobile|cell|telephone|tel|number|line)|(?:users?|customers?|clients?|callers?|people|patients?|partners?|they|who|everyone|everybody) (?:[\p{L}'’]{1,12} )?(?:call|phone|ring|reach|text|contact))(?!\p{L})[^.;!?]{0,40}$/iu;
/** Somebody else's words, or a call that nobody takes. */
const QUOTED =
  /(?<!\p{L})(?:says?|said|saying|writes|wrote|reads?|shows?|message|error|nobody|no ?one|plays?)(?!\p{L})[^.,;!?]{0,40}$/iu;
const BEFORE = 60;
const LONGEST = 4000;

/** Numbers that a text gives as the speaker's own, as they are written: "call me at …", "my number is …". */
export function ownNumbersIn(text: string): readonly string[] {
  const searched = text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .slice(0, LONGEST)
    .replaceAll(/\s/g, ' ');
  return [...searched.matchAll(NUMBER)].flatMap(({ 0: found, index }) => {
    const number = found.trim();
    const head = searched.slice(Math.max(0, index - BEFORE), index);
    const tail = searched.slice(index + found.length, index + found.length + BEFORE);
    if (NOT_OWN.test(head) || QUOTED.test(head)) return [];
    if (OTHER.test(number) && !number.startsWith('0')) return [];
    const isWish = WISH.test(head) || (number.startsWith('+') && CALL_ME.test(head));
    const isSaid = SAID.test(head) || (NAMED.test(head) && ENDS.test(tail));
    const isOwn = isWish || (isSaid && !FAILS.test(tail));
    return isOwn ? [number] : [];
  });
}
