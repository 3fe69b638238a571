import { plainWords } from '../understanding/words.ts';
import type { Change } from './change.ts';
import { questionOf, slotNames } from './outline.ts';
import type { Progress } from './progress.ts';
import { contextFor, type Run } from './run.ts';

const TAKE_OUT =
  /^(?:remove|delete|drop|clear|erase|take out|leave out) (?:my |the |our )?(?<name>.{1,60})$/;
const LEAVE = /^leave (?:my |the |our )?(?<name>.{1,60}) (?:open|out|empty|blank)$/;
// "No time" is said in a hurry, and tells nothing of an answer.
const NO =
  /^(?:(?:there (?:is|are)|there's|theres|we have|i have) )?(?<no>no (?!time\b)(?<name>.{1,60}?))(?: (?:at all|any ?more|now))?$/;
const NOT_ANY =
  /^(?:there (?:is not|isn't|isnt)|(?:we|i) (?:don't|dont|do not) have) (?:an? |any )(?<name>.{1,60}?)(?: (?:at all|any ?more|now))?$/;

/** "Remove needed by", "there is no deadline". */
export async function clearing(run: Run, at: Progress, said: string): Promise<Change | undefined> {
  const text = plainWords(said);
  const groups = [TAKE_OUT, LEAVE, NO, NOT_ANY].map((one) => one.exec(text)?.groups).find(Boolean);
  const slot = slotNames(run.form).get(groups?.['name'] ?? '');
  if (slot === undefined || slot === run.form.opening) return undefined;
  const { reader } = questionOf(run.form, slot);
  // "No workaround" is an answer.
  const none = groups?.['no'];
  const reading =
    none === undefined || reader.greedy === true
      ? undefined
      : await reader.read(none, contextFor(run, at, slot));
  const change = { slot, isSure: true };
  return reading?.kind === 'value' && none !== undefined
    ? { ...change, line: none, reading }
    : { ...change, line: undefined, reading: undefined };
}
