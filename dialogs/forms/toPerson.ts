/** From any form to a person: what was told goes along. */
import { PERSON_FORM } from './personForm.ts';
import { left } from './ending.ts';
import { keep, type Progress, REVIEW } from './progress.ts';
import { type FormResult, next, type Run, runOf } from './run.ts';
import { soFarLines } from './soFar.ts';

export { PERSON_FORM } from './personForm.ts';

/** How somebody is reached: that alone is still asked of somebody who wants it passed on as it is. */
const TO_REACH: readonly string[] = ['name', 'email', 'phone'];

/** Nothing can be passed on yet as what the form is for: it needs more than how to reach somebody. */
export const isTooEarly = ({ asking }: Progress): boolean =>
  asking !== REVIEW && !TO_REACH.includes(asking);

/** Puts the form away and fetches a person, with what was told so far. */
export async function toPerson(run: Run, at: Progress): Promise<FormResult> {
  const { form } = run;
  if (form.id === PERSON_FORM) {
    // Whoever asks for a person once more is not asked what about: staff see that it was left open.
    const brief = { ...at, brief: true };
    const briefly = runOf(form, run.turn, brief);
    return next(briefly, keep(briefly.outline, brief));
  }
  const lines = soFarLines(run, at);
  return left(at, {
    form: PERSON_FORM,
    ...(lines.length === 0 ? {} : { text: lines.join('\n') }),
  });
}
