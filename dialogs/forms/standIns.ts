/** What goes along for answers that nobody gave, where a form is passed on as it is. */
import { replyIfAny } from '../replies/replies.ts';
import type { DialogTurn } from '../turn.ts';
import { shown } from './ask.ts';
import { type AnyForm, isUnasked, outlineOf } from './outline.ts';
import { draftOf, type Progress, settle } from './progress.ts';

/** A line for each, as it is shown to whoever passes it on. */
export function standInsOf(form: AnyForm, stored: Progress, turn: DialogTurn): readonly string[] {
  const outline = outlineOf(form, turn, true);
  const at = settle(outline, { ...stored, brief: true });
  const draft = draftOf(outline, at);
  return outline.slots
    .filter((slot) => (draft[slot] ?? null) !== null && isUnasked(form, at, slot, turn))
    .map(
      (slot) =>
        `${replyIfAny(`${form.id}.${slot}.label`) ?? slot}: ${shown(form, slot, draft, turn)}`,
    );
}

/** Whether all of it was shown when that was offered: a correction since then may have changed it. */
export function areShown(form: AnyForm, at: Progress, turn: DialogTurn): boolean {
  const { standsIn = [] } = at;
  return standInsOf(form, at, turn).every((line) => standsIn.includes(line));
}
