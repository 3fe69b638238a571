/** Begins a form with what the way in has told, so that nothing of it is asked again. */
import { reply } from '../replies/replies.ts';
import type { Say } from '../say.ts';
import type { DialogTurn } from '../turn.ts';
import { shown } from './ask.ts';
import type { GoOn, Opening } from './goOn.ts';
import { findAll, noted } from './hearing.ts';
import { askNear, nearIn } from './meant.ts';
import { type AnyForm, questionOf } from './outline.ts';
import { answer, begin, draftOf, type Progress } from './progress.ts';
import { contextFor, type FormResult, isoNow, next, type Run, runOf, say } from './run.ts';

/** What the way in has told, read slot by slot. */
interface Heard {
  readonly at: Progress;
  readonly lead: readonly Say[];
  readonly offer?: GoOn | undefined;
}

/** Reads what was heard for single slots, such as a case number. */
async function hearSaid(
  run: Run,
  begun: Progress,
  said: Readonly<Record<string, string>>,
): Promise<Heard> {
  let heard: Heard = { at: begun, lead: [] };
  for (const [slot, line] of Object.entries(said)) {
    if (!(slot in run.form.questions)) continue;
    const { at, lead } = heard;
    const { reader } = questionOf(run.form, slot);
    const reading = await reader.read(line, contextFor(run, at, slot));
    if (reading.kind === 'value') {
      heard = { ...heard, at: answer(run.outline, at, slot, reading.value, isoNow(run)) };
    } else if (reading.kind === 'none') {
      const { problem, says = [], offer } = reading;
      const told = problem === undefined ? says : [say(problem), ...says];
      heard = { at, lead: [...lead, ...told], offer };
    }
  }
  return heard;
}

async function hearOpening(run: Run, { at, lead, offer }: Heard, text: string): Promise<Heard> {
  const { form, outline } = run;
  const { reader } = questionOf(form, form.opening);
  const reading = await reader.read(text, contextFor(run, at, form.opening));
  if (reading.kind !== 'value') return { at, lead, offer };
  const answered = answer(outline, at, form.opening, reading.value, isoNow(run));
  const full = await findAll(run, answered, text);
  return { at: full, lead: [...lead, ...noted(run, at, full, form.opening)], offer };
}

/** Takes the only choice of a question that nothing was said about. */
function takeOnly(run: Run, heard: Heard, said: Readonly<Record<string, string>>): Heard {
  const { form, outline, turn } = run;
  let { at, lead } = heard;
  for (const [slot, { takesOnly }] of Object.entries(form.questions)) {
    if (takesOnly !== true || slot in at.known || slot in said) continue;
    const [only, ...others] = contextFor(run, at, slot).choices;
    if (only === undefined || others.length > 0) continue;
    at = answer(outline, at, slot, only.value, isoNow(run));
    const value = shown(form, slot, draftOf(outline, at), turn);
    lead = [...lead, { id: 'form.only', text: reply('form.only', { value }) }];
  }
  return { ...heard, at, lead };
}

export async function beginForm(
  form: AnyForm,
  { text, known = {}, said = {}, follows }: Opening,
  turn: DialogTurn,
): Promise<FormResult> {
  const begun = {
    ...begin(turn.newId()),
    known,
    ...(follows === undefined ? {} : { follows }),
  };
  await form.prepare?.(known, turn);
  const run = runOf(form, turn, begun);
  const first = takeOnly(run, await hearSaid(run, begun, said), said);
  const { at, lead, offer } = text === undefined ? first : await hearOpening(run, first, text);
  const near = text === undefined ? [] : nearIn(run, at, text);
  const result = near.length > 0 ? await askNear(run, at, near, lead) : await next(run, at, lead);
  return result.kind === 'open' ? { ...result, offer } : result;
}
