import { plainWords } from '../understanding/words.ts';
import { chosen } from './confirm.ts';
import { questionOf, slotNames } from './outline.ts';
import { draftOf, type Progress } from './progress.ts';
import { contextFor, type Run } from './run.ts';
import { saysNoMore } from './saysNoMore.ts';

const LONGEST = 300;
/** Only where somebody plainly takes something back: "the product is slow" describes a problem. */
const STATED =
  /^(?:(?:oh|no|sorry|wait|actually|oops|correction|hang on|i meant?)[,:;. ]{1,3}){1,4}(?:(?:my|the|our) )?(.{1,40}?) (?:is|are|was|should be|must be) (?:actually |really )?(.+)$/is;

/**
 * "No, the product is licensing": an answer to the question that it names, where that question's reader
 * understands it. Questions that take any words are left out, since "sorry, the name is wrong" tells no name;
 * so is whatever tells more than the answer, which would be lost, and a first description, in which the
 * answer is found anyway.
 */
export async function statedCorrection(
  run: Run,
  at: Progress,
  line: string,
): Promise<{ readonly slot: string; readonly line: string } | undefined> {
  const { form, outline } = run;
  if (at.asking === form.opening) return undefined;
  const match = line.length > LONGEST ? null : STATED.exec(line.trim());
  const [, name = '', value = ''] = match ?? [];
  const slot = slotNames(form).get(plainWords(name));
  if (slot === undefined) return undefined;
  if (!outline.applies(slot, draftOf(outline, at))) return undefined;
  const { reader } = questionOf(form, slot);
  const context = contextFor(run, at, slot);
  if (reader.greedy === true && context.choices.length === 0) return undefined;
  const whole = await reader.read(value, context);
  if (whole.kind !== 'value' && whole.kind !== 'near') return undefined;
  const isAll =
    chosen(value, context.choices) !== undefined ||
    (await saysNoMore(run, at, slot, { text: value, whole }));
  return isAll ? { slot, line: value } : undefined;
}
