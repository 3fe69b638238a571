import type { Severity } from '../../services/requests/drafts/caseDraft.ts';
import type { Reader } from '../forms/form.ts';
import { plainWords, yesOrNo } from '../understanding/words.ts';

const LEVEL =
  /^(?:it(?:'s| is) |rather |more like |make it |should be |i(?:'d| would) say )?(?:a )?(?:severity|sev|s|p|level)? ?([1-4])$/;

const isSeverity = (value: number): value is Severity => value >= 1 && value <= 4;

/** A level, or a yes to the one that is proposed, which is the first choice. */
export const severity: Reader<Severity> = {
  read(line, { choices }) {
    const said = plainWords(line);
    const first = choices[0]?.value;
    const level =
      yesOrNo(line) === 'yes'
        ? first
        : (LEVEL.exec(said)?.[1] ?? choices.find(({ title }) => plainWords(title) === said)?.value);
    const value = Number(level);
    return isSeverity(value) ? { kind: 'value', value } : { kind: 'none' };
  },
};
