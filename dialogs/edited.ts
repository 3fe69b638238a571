/** A line that somebody has changed in their chat after it was answered: what it told is told anew. */
import type { DialogResult } from './dialogResult.ts';
import type { DialogState } from './dialogState.ts';
import { begin, dropped, goOnAfter } from './formFlow.ts';
import { corrected } from './forms/runForm.ts';
import { openFormOf } from './openFormOf.ts';
import type { DialogTurn, Line } from './turn.ts';

/** What a line has told the form that is open after it. */
export function heardIn(before: DialogState, after: DialogState): DialogState['heard'] {
  const was = before.form?.progress;
  const is = after.form?.progress;
  if (is === undefined) return undefined;
  const isNew = was?.key !== is.key;
  const known = isNew ? {} : was.known;
  const slots = Object.entries(is.known).filter(
    ([slot, value]) => JSON.stringify(known[slot]) !== JSON.stringify(value),
  );
  return { slots: slots.map(([slot]) => slot), isBeginning: isNew };
}

/** Undefined: it told nothing that was understood, so that it is a line like any other. */
export async function onEdited(
  state: DialogState,
  line: Line,
  turn: DialogTurn,
): Promise<DialogResult | undefined> {
  const { heard, ...rest } = state;
  const form = openFormOf(state);
  const progress = state.form?.progress;
  const slot = heard?.slots[0];
  if (heard === undefined || form === undefined || progress === undefined || slot === undefined) {
    return undefined;
  }
  // Everything that is known came from that line.
  if (heard.isBeginning)
    return begin(dropped(rest).state, { form: form.id, text: line.text }, turn);
  return goOnAfter(
    rest,
    form,
    await corrected(form, progress, { slot, line: line.text }, turn),
    turn,
  );
}
