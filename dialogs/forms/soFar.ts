import { replyIfAny } from '../replies/replies.ts';
import { isPassedOver, shown } from './ask.ts';
import { draftOf, type Progress } from './progress.ts';
import type { Run } from './run.ts';

/** What is known so far, a line for each slot. */
export function soFarLines({ form, turn, outline }: Run, at: Progress): readonly string[] {
  const draft = draftOf(outline, at);
  return Object.keys(draft)
    .filter((slot) => !isPassedOver(at, slot, draft))
    .map(
      (slot) =>
        `${replyIfAny(`${form.id}.${slot}.label`) ?? slot}: ${shown(form, slot, draft, turn)}`,
    );
}
