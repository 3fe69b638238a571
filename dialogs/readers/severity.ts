import type { Severity } from '../../services/requests/drafts/caseDraft.ts';
import type { Reader } from '../forms/form.ts';
import type { Choice } from '../say.ts';
import { plainWords, saysYesOrNo } from '../understanding/words.ts';
import { nearChoices } from './nearChoices.ts';

const LEVEL =
  /^(?:it(?:'s| is) |rather |more like |make it |should be |i(?:'d| would) say )?(?:a )?(?:severity|sev|s|p|level)? ?([1-4])$/;

const YES_AND = /^(?<yes>yes|yeah|yep|yup|ok|okay|sure)[,.;:]? (?<rest>.{1,30})$/u;
const AND_YES =
  /^(?<rest>.{1,20}?)[,.;:]? (?<yes>(?:yes|yeah|yep|of course|sure|ok|okay)\b.{0,20})$/u;

/** The level that is named beside a yes, "yes sev 1", if it is the one that the yes is said to. */
function agreedLevel(said: string, proposed: string | undefined): string | undefined {
  const { yes = '', rest = '' } = (YES_AND.exec(said) ?? AND_YES.exec(said))?.groups ?? {};
  const level = LEVEL.exec(plainWords(rest))?.[1];
  return level === proposed && saysYesOrNo(yes) === 'yes' ? level : undefined;
}

const isSeverity = (value: number): value is Severity => value >= 1 && value <= 4;

/** "Severity 2: Production impact" is called by either half. */
const halves = (choices: readonly Choice[]): readonly (readonly [string, string])[] =>
  choices.flatMap(({ value, title }) => title.split(': ').map((half) => [value, half] as const));

/** A level, or a yes to the one that is proposed, which is the first choice. */
export const severity: Reader<Severity> = {
  read(line, context) {
    const { choices } = context;
    const called = halves(choices);
    const said = plainWords(line);
    const first = choices[0]?.value;
    const level =
      saysYesOrNo(line) === 'yes'
        ? first
        : (LEVEL.exec(said)?.[1] ??
          choices.find(({ title }) => plainWords(title) === said)?.value ??
          called.find(([, half]) => plainWords(half) === said)?.[0] ??
          agreedLevel(said, first));
    const value = Number(level);
    return isSeverity(value) ? { kind: 'value', value } : nearChoices(line, context, called);
  },
};
