import type { Workaround } from '../../services/requests/drafts/caseDraft.ts';
import type { Reader } from '../forms/form.ts';
import { choice } from './choice.ts';

const ANY = '(?:known |possible |working |other |real |good )?';
const THING = `${ANY}(?:work-?arounds?|work arounds?|way (?:a)?round(?: it| this| that)?)`;
/** What may follow where nothing more is said of it: "no workaround needed" and "no workaround for admins" differ. */
const END =
  '(?= *(?:$|[,.;!)\\n]|-|–|and\\b|but\\b|so\\b|yet\\b|known\\b|available\\b|possible\\b|exists\\b|found\\b|works\\b|worked\\b|helps\\b|helped\\b|at all\\b|so far\\b|right now\\b|at the moment\\b|for now\\b|for us\\b|that (?:we|i) know\\b))';
const NONE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:no|without (?:an?|any)) ${THING}|(?:(?:is not|isn['’]?t|are no|aren['’]?t|not|don['’]?t have|do not have|haven['’]?t|have not found|not found) (?:an?|any) )${THING}|work-?around: ?(?:none|no|nothing))${END}`,
  'iu',
);
/** Asked, doubted, or something that is done about one. */
const OPEN =
  /\b(?:if|whether|maybe|perhaps|not sure|unsure|is there|are there|there was|there were|had|until now|why)\b[^.!;]{0,30}$/iu;

/** That there is none, told in passing; how far one goes is always asked. */
function noneIn(text: string): 'none' | undefined {
  const head = text.slice(0, 4000);
  const match = NONE.exec(head);
  if (match === null) return undefined;
  const after = head.slice(match.index + match[0].length, match.index + match[0].length + 40);
  const isAsked = /^[^.!;,]{0,40}\?/.test(after);
  const isOpen = OPEN.test(head.slice(Math.max(0, match.index - 40), match.index));
  return isAsked || isOpen ? undefined : 'none';
}

/** Whether there is a way around the problem (D1, severity definitions). */
export const workaround: Reader<Workaround> = choice<Workaround>(
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
