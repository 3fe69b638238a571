import type { DialogResult } from './dialogResult.ts';
import type { DialogState } from './dialogState.ts';
import { begin, goOnAfter } from './formFlow.ts';
import { continueForm } from './forms/runForm.ts';
import { openFormOf } from './openFormOf.ts';
import type { DialogTurn, Line } from './turn.ts';

/** Begins a new case with all of its questions on one card, with what was said of it before. */
export async function beginWhole(
  { pending, ...state }: DialogState,
  line: Line,
  turn: DialogTurn,
): Promise<DialogResult> {
  const goOn = { form: 'open-case', ...(pending === undefined ? {} : { text: pending }) };
  const begun = await begin(state, goOn, turn);
  const form = openFormOf(begun.state);
  const progress = begun.state.form?.progress;
  if (form === undefined || progress === undefined) return begun;
  const whole = await continueForm(form, progress, line, turn);
  const after = await goOnAfter(begun.state, form, whole, turn);
  const told = begun.says.filter(({ intake }) => intake?.asking === undefined);
  return { ...after, says: [...told, ...after.says] };
}
