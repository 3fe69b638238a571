/** Takes the answers that were filled in on a card with all questions. */
import { cut } from '../readers/cut.ts';
import { reply, replyIfAny } from '../replies/replies.ts';
import type { Choice, Say } from '../say.ts';
import { retired, shown } from './ask.ts';
import { chosen } from './confirm.ts';
import type { Reading } from './form.ts';
import { findAll, noted } from './hearing.ts';
import { withAnother } from './meant.ts';
import { questionOf } from './outline.ts';
import { answer, draftOf, type Progress, reopen } from './progress.ts';
import { contextFor, type FormResult, isoNow, next, type Run, say } from './run.ts';

const LONGEST_QUOTED = 200;

interface Filled {
  readonly at: Progress;
  readonly taken: readonly string[];
  /** What could not be read, as it was written. */
  readonly unread: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
  readonly notNeeded: readonly string[];
  /** The first that can be read in more than one way. */
  readonly which?: {
    readonly slot: string;
    readonly choices: readonly Choice[];
  };
}

/** Inputs end lines in their own ways, and a mark that a channel put in is none of the answer. */
const clean = (text: string): string =>
  text
    .replace(/\u2060/g, '')
    .replace(/\r\n?/g, '\n')
    .trim();

const labelOf = ({ form }: Run, slot: string): string =>
  replyIfAny(`${form.id}.${slot}.label`) ?? slot;

type Unread = Exclude<Reading<unknown>, { readonly kind: 'value' }>;

function whyNot(run: Run, at: Progress, slot: string, reading: Unread): string {
  const { form, turn, outline } = run;
  if (reading.kind === 'ambiguous') return reply('form.which');
  if (reading.kind === 'near') return reply('meant.which');
  const { problem: id, says = [] } = reading;
  const values = questionOf(form, slot).values?.(draftOf(outline, at), turn) ?? {};
  const problem = id === undefined ? [] : [say(id).text];
  const said = says.map(({ text }) => text);
  const hint = replyIfAny(`${form.id}.${slot}.hint`, values) ?? reply('form.needed');
  return [...problem, ...said, ...(problem.length + said.length === 0 ? [hint] : [])].join(' ');
}

/** What it may mean instead. */
function choicesIn(reading: Unread): readonly Choice[] {
  if (reading.kind === 'near') return withAnother(reading.choices);
  return reading.kind === 'ambiguous' ? reading.choices : [];
}

/** One field. What its question's own reader makes of the text decides, as if it had been typed. */
async function fillOne(run: Run, before: Filled, slot: string, text: string): Promise<Filled> {
  const { form, outline, turn } = run;
  const { at } = before;
  const { reader, optional } = questionOf(form, slot);
  const draft = draftOf(outline, at);
  const label = labelOf(run, slot);
  if (text === '') {
    // Emptied: left open, if it may be.
    if (optional !== true || !(slot in draft)) return before;
    const empty = answer(outline, at, slot, null, isoNow(run));
    return {
      ...before,
      at: empty,
      taken: [...before.taken, `${label}: ${reply('form.left-open')}`],
    };
  }
  const context = contextFor(run, at, slot);
  const reading = await reader.read(chosen(text, context.choices)?.value ?? text, context);
  if (reading.kind !== 'value') {
    const why = whyNot(run, at, slot, reading);
    const choices = choicesIn(reading);
    const quoted = cut(text.replace(/\s+/g, ' '), LONGEST_QUOTED);
    const problem = reply('form.all.unread.one', { label, text: quoted, why });
    return {
      ...before,
      unread: { ...before.unread, [slot]: text },
      problems: [...before.problems, problem],
      ...(choices.length > 0 && before.which === undefined ? { which: { slot, choices } } : {}),
    };
  }
  if (!outline.applies(slot, draft)) {
    const aside = { ...at.aside, [slot]: reading.value };
    return { ...before, at: { ...at, aside }, notNeeded: [...before.notNeeded, label] };
  }
  const filled = answer(outline, at, slot, reading.value, isoNow(run));
  const value = shown(form, slot, draftOf(outline, filled), turn);
  return { ...before, at: filled, taken: [...before.taken, `${label}: ${value}`] };
}

function saidOf({ problems, notNeeded, taken }: Filled): readonly Say[] {
  if (problems.length + notNeeded.length + taken.length === 0) return [say('form.all.nothing')];
  const items = problems.join('\n');
  const labels = notNeeded.join(', ');
  return [
    ...(notNeeded.length === 0
      ? []
      : [{ id: 'form.all.not-needed', text: reply('form.all.not-needed', { labels }) }]),
    ...(problems.length === 0
      ? []
      : [{ id: 'form.all.unread', text: reply('form.all.unread', { items }) }]),
  ];
}

/**
 * @param answers what stands in the fields, by slot. Untrusted: only what was on the card counts, and of
 *   that what was changed there, so that nothing said meanwhile is undone.
 */
export async function fill(
  run: Run,
  { whole, ...begun }: Progress,
  answers: Readonly<Record<string, string>>,
): Promise<FormResult> {
  const { form, outline } = run;
  if (whole === undefined) return next(run, begun);
  let filled: Filled = { at: begun, taken: [], unread: {}, problems: [], notNeeded: [] };
  // From the top: what a question means may rest on the answers above it.
  for (const slot of outline.slots) {
    const text = Object.hasOwn(answers, slot) ? clean(answers[slot] ?? '') : undefined;
    const before = Object.hasOwn(whole.shown, slot) ? clean(whole.shown[slot] ?? '') : undefined;
    if (text === undefined || before === undefined || text === before) continue;
    filled = await fillOne(run, filled, slot, text);
  }
  const opening = filled.at.known[form.opening];
  const isTold = opening !== begun.known[form.opening] && typeof opening === 'string';
  const full = isTold ? await findAll(run, filled.at, opening) : filled.at;
  const unread = Object.keys(filled.unread).length === 0 ? {} : { unread: filled.unread };
  const { unread: _, ...rest } = full;
  const { which } = filled;
  const asking = which === undefined ? rest : reopen(outline, rest, which.slot);
  const at: Progress = {
    ...asking,
    ...unread,
    ...(which === undefined ? {} : { offered: [...which.choices] }),
  };
  const items = filled.taken.map((one) => cut(one, LONGEST_QUOTED)).join('\n');
  const gone =
    filled.taken.length === 0 ? reply('form.all.superseded') : reply('form.all.taken', { items });
  const more = isTold ? noted(run, filled.at, full, form.opening) : [];
  const result = await next(run, at, [...saidOf(filled), ...more]);
  return { ...result, says: [retired(whole.id, gone), ...result.says] };
}
