import { isDeepStrictEqual } from 'node:util';
import { plainWords } from '../understanding/words.ts';
import { chosen } from './confirm.ts';
import { questionOf, slotNames } from './outline.ts';
import { draftOf, type Progress } from './progress.ts';
import { contextFor, type Run } from './run.ts';
import { saysNoMore } from './saysNoMore.ts';

const LONGEST = 300;
/** Only where somebody plainly takes something back: "the product is slow" describes a problem. */
const LEAD =
  /^(?:(?:oh|no|sorry|wait|actually|oops|correction|hang on|i meant?)[,:;. ]{1,3}){1,4}/i;
const STATED =
  /^(?:(?:my|the|our) )?(.{1,40}?) (?:is|are|was|should be|must be) (?:actually |really )?(.+)$/is;

/** "The product is licensing, not StoreFront": what it was taken for is said, so that no other word is needed. */
const CONTRAST =
  /^(?:(?:my|the|our|your) )?(?<name>.{1,40}?) (?:is|are|was|should be|must be) (?:actually |really )?(?<value>.{1,120}?),? (?:and |but )?(?:not|instead of|rather than) (?:the |a )?(?<old>.{1,120})$/is;

/** Only where what is taken back is the answer that there is: "the product is slow, not down" takes back none. */
async function contrasted(
  run: Run,
  at: Progress,
  line: string,
): Promise<{ readonly slot: string; readonly line: string } | undefined> {
  // Where nothing is reviewed a reading may send something: what is taken back is not read there.
  if (run.form.review === 'none') return undefined;
  const { name = '', value = '', old = '' } = CONTRAST.exec(line)?.groups ?? {};
  const slot = slotNames(run.form).get(plainWords(name));
  const before = slot === undefined ? undefined : draftOf(run.outline, at)[slot];
  if (slot === undefined || before === undefined || before === null) return undefined;
  const { reader } = questionOf(run.form, slot);
  const context = contextFor(run, at, slot);
  const [taken, whole] = [await reader.read(old, context), await reader.read(value, context)];
  if (taken.kind !== 'value' || !isDeepStrictEqual(taken.value, before)) return undefined;
  if (whole.kind !== 'value' && whole.kind !== 'near') return undefined;
  const isAll =
    chosen(value, context.choices) !== undefined ||
    (await saysNoMore(run, at, slot, { text: value, whole }));
  return isAll ? { slot, line: value } : undefined;
}

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
  if (at.asking === form.opening || line.length > LONGEST) return undefined;
  const said = line.trim();
  const lead = LEAD.exec(said)?.[0] ?? '';
  const contrast = await contrasted(run, at, said.slice(lead.length));
  if (contrast !== undefined) return contrast;
  const [, name = '', value = ''] = lead === '' ? [] : (STATED.exec(said.slice(lead.length)) ?? []);
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
