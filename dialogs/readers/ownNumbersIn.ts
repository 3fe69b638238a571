const NUMBER =
  /(?<![\p{L}\p{N}.,:/_-])(?:\+|\()?\d[\d ()./-]{5,24}\d(?:\s?(?:ext\.?|x|#)\s?\d{1,6})?(?![\p{L}\p{N}]|[.:/-]\d)/giu;
/** An address, a version or a date: figures that come in groups of their own. */
const OTHER =
  /^\d{1,3}(?:\.\d{1,10}){2,}$|^\d{1,4}-\d{1,2}-\d{1,4}(?!\d)|^\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d)/;

const AT = '(?: (?:at|on|under|via|by phone at|by phone on))?';
/** What stands before a number that is the speaker's own, to its end. */
const OWN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    `(?:call|phone|ring|reach|text|contact) (?:me|us)(?: back)?(?: please| directly| any ?time| now| asap)?${AT}`,
    `(?:(?:i am|i'm|we are|we're) (?:available|reachable)|(?:i|we) can be (?:reached|called))${AT}`,
    '(?:my|our)(?: (?:direct|own|call-?back|phone|mobile|cell|contact|office|desk|telephone|work))?(?: (?:phone|mobile|cell|line))? ?(?:number|phone|mobile|cell|line|no\\.?|nr\\.?)(?: is)?',
    '(?:call-?back|contact|phone|mobile|cell|telephone|tel)\\.?(?: (?:number|no\\.?|nr\\.?))?(?: is)?',
    'number to (?:call|reach)(?: me| us)?(?: is)?',
  ].join('|')})[ :=,-]{0,3}$`,
  'iu',
);
/** With a country code it is a number to call even where an hour stands between: "call me at 14:30 on +49 …". */
const CALL_ME = /(?<![\p{L}\p{N}])(?:call|phone|ring|reach) (?:me|us)\b[^.;!?]{0,30}$/iu;
const NOT_OWN =
  /(?<![\p{L}\p{N}])(?:(?:do not|don['’]t|never|can['’]?t|cannot|nobody can|not) (?:call|phone|ring|reach|text|contact)|(?:his|her|their|your|users?|users?['’]s?|customers?['’]?s?|old) (?:[\p{L}-]{1,12} )?(?:phone|mobile|cell|number|telephone|tel)|the (?:phone|mobile|cell|telephone|tel))[^.;!?]{0,40}$/iu;
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
    const before = searched.slice(Math.max(0, index - BEFORE), index);
    if (NOT_OWN.test(before) || (OTHER.test(number) && !number.startsWith('0'))) return [];
    const isOwn = OWN.test(before) || (number.startsWith('+') && CALL_ME.test(before));
    return isOwn ? [number] : [];
  });
}
