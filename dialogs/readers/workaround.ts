import type { Workaround } from '../../services/requests/drafts/caseDraft.ts';
import type { Reader, ReadingContext } from '../forms/form.ts';
import { affectedUsers } from './affectedUsers.ts';
import { choice } from './choice.ts';

const ANY = '(?:known |possible |working |other |real |good )?';
const THING = `${ANY}(?:work-?arounds?|work arounds?|way (?:a)?round(?: it| this| that)?)`;
/** What may follow where nothing more is said of it: "no workaround needed" and "no workaround for admins" differ. */
const END =
  '(?= *(?:$|[,.;!)\\n]|-|–|and\\b|so\\b|yet(?= *(?:$|[,.;!)\\n]))|known\\b|available\\b|possible\\b|exists\\b|found(?= *(?:$|[,.;!)\\n]| (?:so far|yet)))|works\\b|worked\\b|helps\\b|helped\\b|at all\\b|right now\\b|at the moment\\b|for now\\b|for us\\b|that (?:we|i) know\\b))';
const NONE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:no|without (?:an?|any)) ${THING}|(?:(?:is not|isn['’]?t|are no|aren['’]?t|not|don['’]?t have|do not have|haven['’]?t|have not found|not found) (?:an?|any) )${THING}|work-?around: ?(?:none|no|nothing))${END}`,
  'iu',
);
/** Asked, doubted, or something that is done about one. */
const OPEN =
  /\b(?:if|whether|maybe|perhaps|not sure|unsure|is there|are there|there was|there were|had|until now|why)\b[^.!;]{0,30}$/iu;

/** Takes it back, or tells one after all. */
const AFTER_ALL =
  /^[^.;!?\n]{0,160}?[^\p{L}](?:but|except|excepting|besides|beside|apart from|other than|aside from|unless|however|though|although|instead|until|yet tried|(?:we|i) (?:found|find|have found|just|now use|use|used|can use|could use|can work|restart|reboot)|we['’]ve found)(?!\p{L})|^[^.;!?\n]{0,160}[.;!?\n]{1,3} ?(?:but|except|however|although|until|we found|then we)(?!\p{L})/iu;

/** That there is none, told in passing; how far one goes is always asked. */
function noneIn(text: string): 'none' | undefined {
  const head = text.slice(0, 4000);
  const match = NONE.exec(head);
  if (match === null) return undefined;
  const after = head.slice(match.index + match[0].length, match.index + match[0].length + 200);
  const isAsked = /^[^.!;,]{0,40}\?/.test(after);
  const isOpen = OPEN.test(head.slice(Math.max(0, match.index - 40), match.index));
  return isAsked || isOpen || AFTER_ALL.test(after) ? undefined : 'none';
}

/** "No, 500 users": the no, and a number of people, which is an answer to another question. */
const NO_AND = /^(?:no|nope|none|nah)[,.;:]? (?<rest>.{1,60})$/iu;
const FEW_WORDS =
  /^(?:about |some |all |around |roughly |over |nearly )?[\d.,'k]{1,10} ?\p{L}{1,14}(?: (?:affected|hit|out|down|so far))?[.!]?$/u;

const isNoAndCount = (line: string, context: ReadingContext): boolean => {
  const rest = NO_AND.exec(line.trim())?.groups?.['rest'] ?? '';
  return FEW_WORDS.test(rest.toLowerCase()) && affectedUsers.find?.(rest, context) !== undefined;
};

const told = choice<Workaround>(
  {
    none: [
      'no',
      'nope',
      'nah',
      'no workaround',
      'none',
      'nope none',
      'no none',
      'there is none',
      'there isnt any',
      "there isn't any",
      'there isnt one',
      "there isn't one",
      'none at all',
      'not that we know of',
      'not that i know of',
    ],
    notScalable: ['partly', 'for some', 'only for some', 'some'],
    yes: ['yes', 'y', 'there is one'],
  },
  noneIn,
);

/** Whether there is a way around the problem (D1, severity definitions). */
export const workaround: Reader<Workaround> = {
  ...told,
  read: (line, context) =>
    isNoAndCount(line, context) ? { kind: 'value', value: 'none' } : told.read(line, context),
};
