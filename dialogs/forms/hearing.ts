/** What a free text tells beside the answer that it is. */
import { reply, replyIfAny } from '../replies/replies.ts';
import type { Say } from '../say.ts';
import { shown } from './ask.ts';
import { draftOf, found, type Progress } from './progress.ts';
import { contextFor, type Run } from './run.ts';

/**
 * Reads a free text for every slot that is open and whose reader can find its answer in one.
 *
 * @param beside the question that the text answers, if it is no first message: less is plain there
 */
export async function findAll(
  run: Run,
  at: Progress,
  text: string,
  beside?: string,
): Promise<Progress> {
  const values: Record<string, unknown> = {};
  const draft = draftOf(run.outline, at);
  for (const [slot, { reader }] of Object.entries(run.form.questions)) {
    // A mentioned address is not the signed-in customer's own, which is known already.
    const isSettled = slot in at.known || (draft[slot] ?? null) !== null;
    if (isSettled || reader.find === undefined) continue;
    const value = await reader.find(text, { ...contextFor(run, at, slot), beside });
    if (value !== undefined) values[slot] = value;
  }
  return found(run.outline, at, values);
}

/** What was taken beside the answer, so that nothing is understood behind somebody's back. */
export function noted(
  { form, turn, outline }: Run,
  before: Progress,
  after: Progress,
  slotAnswered: string,
): readonly Say[] {
  const draft = draftOf(outline, after);
  const items = Object.keys(after.known)
    .filter((slot) => !(slot in before.known) && slot !== slotAnswered && draft[slot] !== null)
    .map(
      (slot) =>
        `${replyIfAny(`${form.id}.${slot}.label`) ?? slot}: ${shown(form, slot, draft, turn)}`,
    );
  return items.length === 0
    ? []
    : [{ id: 'form.noted', text: reply('form.noted', { items: items.join('; ') }) }];
}
