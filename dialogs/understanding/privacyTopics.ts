/** Lines that ask for what is kept about the speaker: to see it, to have a copy, or to have it erased. */
import type { GoOn } from '../forms/goOn.ts';
import { withoutQuestionMark } from './wholeLine.ts';
import { plainWords } from './words.ts';

const ASKING =
  "(?:(?:hi|hello|hey|ok|okay),? )?(?:(?:can|could|would|will) (?:you|i) |(?:i|we) (?:want|need|would like|wish|demand|ask) (?:you )?(?:to )?(?:have |get |see )?|(?:i|we)'d like (?:you )?(?:to )?|how (?:do|can) i )?(?:please )?";
const MINE =
  '(?:all (?:of )?|everything (?:of )?)?(?:my|our) (?:personal |own )?(?:data|information|personal details|chat history|conversations?|chats?|messages|history)(?: (?:that )?you (?:have|keep|hold|store|stored))?';
const ABOUT =
  '(?:everything|all|anything|all (?:the )?(?:data|information)|what|(?:the |any )?(?:personal )?(?:data|information)) (?:that )?(?:you |is |do you )?(?:have|know|keep|kept|hold|held|store|stored|saved) (?:stored |saved |kept )?(?:about|on|of) (?:me|us)';
const END =
  '(?: (?:now|here|for good|right now|from (?:your|the) (?:system|systems|chat)|under (?:the )?gdpr))*';

const whole = (...sentences: readonly string[]): RegExp =>
  new RegExp(`^${ASKING}(?:${sentences.join('|')})${END}$`, 'u');

const ERASE = whole(
  `(?:delete|erase|remove|wipe|forget|clear|destroy)(?:d|ed)? (?:${MINE}|${ABOUT}|me|this (?:chat|conversation)|the (?:chat|conversation))`,
  `${MINE} (?:to be )?(?:deleted|erased|removed|wiped|forgotten)`,
  '(?:the |my )?right to (?:be forgotten|erasure)',
  'be forgotten',
);
const COPY = whole(
  `(?:export|download) (?:${MINE}|${ABOUT})`,
  `(?:(?:send|give|get|have|make|email|mail)(?: me| us)? )?(?:a |an )?(?:full )?(?:copy|export) of (?:${MINE}|${ABOUT})`,
  '(?:a )?(?:subject access request|dsar|sar)',
);
const SEE = whole(
  '(?:what|which)(?: personal)?(?: data| information)? (?:do you|have you|is|are)(?: you)? (?:have|got|know|keep|kept|hold|held|store|stored|saved)(?: stored| saved)? (?:about|on|of) (?:me|us)',
  `(?:show|tell|see|list)(?: me| us)? (?:${MINE}|${ABOUT})`,
);

const LONGEST = 140;

/** The form that such a line begins; undefined for all else. */
export function privacyTopicOf(
  line: string,
): (GoOn & { readonly form: 'privacy-request' }) | undefined {
  if (line.length > LONGEST) return undefined;
  const said = withoutQuestionMark(plainWords(line));
  const want = ERASE.test(said)
    ? 'erase'
    : COPY.test(said)
      ? 'copy'
      : SEE.test(said)
        ? 'see'
        : undefined;
  return want && { form: 'privacy-request', known: { want } };
}
