import type { Severity } from '../../services/requests/drafts/caseDraft.ts';
import type { Reader } from '../forms/form.ts';
import type { Choice } from '../say.ts';
import { plainWords, saysYesOrNo } from '../understanding/words.ts';
import { nearChoices } from './nearChoices.ts';

const LEVEL =
  /^(?:it(?:'s| is) |rather |more like |make it |should be |i(?:'d| would) say )?(?:a )?(?:severity|sev|s|p|level)? ?([1-4])$/;

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
          called.find(([, half]) => plainWords(half) === said)?.[0]);
    const value = Number(level);
    return isSeverity(value) ? { kind: 'value', value } : nearChoices(line, context, called);
  },
};
