/** From any form to a person: what was told goes along. */
import { PERSON_FORM } from './personForm.ts';
import { left } from './ending.ts';
import { nameOf } from '../offer.ts';
import { reply } from '../replies/replies.ts';
import { keep, type Progress, REVIEW, settle } from './progress.ts';
import { confirmFirst, type FormResult, next, type Run, runOf, say } from './run.ts';
import { soFarLines } from './soFar.ts';
import { standInsOf } from './standIns.ts';

export { PERSON_FORM } from './personForm.ts';

/** How somebody is reached: that alone is still asked of somebody who wants it passed on as it is. */
const TO_REACH: readonly string[] = ['name', 'email', 'phone'];

/** Nothing can be passed on yet as what the form is for: it needs more than how to reach somebody. */
const isTooEarly = ({ asking }: Progress): boolean =>
  asking !== REVIEW && !TO_REACH.includes(asking);

/** How far a form is where nothing more is asked than what can't be left open. */
function brieflyAt(
  { form, turn }: Run,
  at: Progress,
): { readonly run: Run; readonly at: Progress } {
  const brief = { ...at, brief: true };
  const run = runOf(form, turn, brief);
  return { run, at: settle(run.outline, brief) };
}

/** Whether it goes to a person as what the form is for, and not as a wish for a person. */
const goesAsItIs = ({ form }: Run, brief: Progress): boolean =>
  form.isDoneAtOnce !== true && !isTooEarly(brief);

/** Asks whether to pass it on as it is; what would stand in for answers is shown, so that nobody's request says what they never saw. */
export function offerPerson(run: Run, at: Progress): FormResult {
  const brief = brieflyAt(run, at);
  const standsIn = goesAsItIs(run, brief.at) ? standInsOf(run.form, at, run.turn) : [];
  const asked = confirmFirst(run, { ...at, standsIn: [...standsIn] }, 'person');
  if (standsIn.length === 0) return asked;
  const items = standsIn.map((line) => `• ${line}`).join('\n');
  const more = reply('person.stands-in', { items });
  return { ...asked, says: asked.says.map((one) => ({ ...one, text: `${one.text}\n${more}` })) };
}

/** Passes on what there is: without a review, as it was offered. */
export async function passOn(run: Run, at: Progress): Promise<FormResult> {
  const brief = brieflyAt(run, at);
  if (!goesAsItIs(run, brief.at)) return toPerson(run, at);
  const lead = brief.at.asking === REVIEW ? [] : [say('brief')];
  return next(brief.run, { ...brief.at, asItIs: true }, lead);
}

/** Asks nothing more than what can't be left open, and then shows the review. */
export async function goBriefly(run: Run, at: Progress): Promise<FormResult> {
  const brief = brieflyAt(run, at);
  return next(brief.run, brief.at, brief.at.asking === REVIEW ? [] : [say('brief.needed')]);
}

/** Puts the form away and fetches a person, with what was told so far. */
export async function toPerson(run: Run, at: Progress): Promise<FormResult> {
  const { form } = run;
  if (form.id === PERSON_FORM) {
    // Whoever asks for a person once more is not asked what about: staff see that it was left open.
    const brief = { ...at, brief: true };
    const briefly = runOf(form, run.turn, brief);
    return next(briefly, keep(briefly.outline, brief));
  }
  const wanted =
    form.isDoneAtOnce === true ? [reply('person.wanted', { what: nameOf(form.id) })] : [];
  const lines = [...wanted, ...soFarLines(run, at)];
  return left(at, {
    form: PERSON_FORM,
    ...(lines.length === 0 ? {} : { text: lines.join('\n') }),
  });
}
