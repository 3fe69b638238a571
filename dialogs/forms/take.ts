/** Takes a line as the answer to a question. */
import { reply, replyIfAny } from '../replies/replies.ts';
import type { Choice, Say } from '../say.ts';
import { wordsOf } from '../readers/nearNames.ts';
import { placed } from '../readers/placed.ts';
import { choicesOf, shown, STUCK } from './ask.ts';
import { yesOrNo } from '../understanding/words.ts';
import type { Reading } from './form.ts';
import { chosen } from './confirm.ts';
import { ANOTHER, askNear, declined, nearIn } from './meant.ts';
import { findAll, noted } from './hearing.ts';
import { questionOf } from './outline.ts';
import { answer, draftOf, miss, type Progress, reopen, REVIEW } from './progress.ts';
import { contextFor, type FormResult, isoNow, next, type Run, say } from './run.ts';

/** Offered in quotes, as it was written. */
export const isAsWritten = ([first]: readonly Choice[]): boolean =>
  first?.value.startsWith('“') === true;

/** What was offered in quotes, as it was written, is meant by the same words without them, and by a yes. */
function chosenOf(line: string, offered: readonly Choice[]): Choice | undefined {
  const [first] = offered;
  const isAsked = isAsWritten(offered) && yesOrNo(line) === 'yes';
  return isAsked ? first : (chosen(line, offered) ?? chosen(`“${line.trim()}”`, offered));
}

/** None of what was offered as nearly said, where that was offered. */
function isDeclined(line: string, offered: readonly Choice[]): boolean {
  const none = offered.filter(({ value }) => value === ANOTHER);
  return none.length > 0 && (yesOrNo(line) === 'no' || chosen(line, none) !== undefined);
}

/** Most answers have no more words, unless more is told behind a comma: "no, 500 users". */
const SHORT = 3;

/**
 * Whether more may be told than the answer that was read: a description tells as much as a first message does ("call
 * me at …"), and "there's no workaround, 500 users" answers two questions.
 */
function mayTellMore(run: Run, at: Progress, slot: string, line: string): boolean {
  const { input } = questionOf(run.form, slot).reader;
  if (input?.kind === 'text' && input.isLong === true) return true;
  if (slot !== at.asking || (wordsOf(line).length <= SHORT && !line.includes(','))) return false;
  return chosen(line, contextFor(run, at, slot).choices) === undefined;
}

/** The choice that is meant by where it stands, of those that are shown. */
function placedIn(run: Run, at: Progress, slot: string, line: string) {
  if (slot !== at.asking) return undefined;
  const { optional, reader } = questionOf(run.form, slot);
  if (reader.byPlace === false) return undefined;
  const hasMore =
    (optional === true && at.offered === undefined) || at.reopened === slot || at.misses >= STUCK;
  return placed(line, choicesOf(run.form, at, run.turn), hasMore);
}

/** Gives a slot the value that a line means, or asks again. A bad correction keeps the old value. */
export async function take(
  run: Run,
  at: Progress,
  slot: string,
  line: string,
): Promise<FormResult> {
  const { form, outline } = run;
  const { reader } = questionOf(form, slot);
  const context = contextFor(run, at, slot);
  const choices = slot === at.asking ? (at.offered ?? []) : [];
  const { offered: _, ...open } = at;
  const offered = chosenOf(line, choices);
  const place = offered === undefined ? placedIn(run, at, slot, line) : undefined;
  const said = place?.kind === 'value' ? place.value : (offered?.value ?? line);
  if (isDeclined(said, choices)) {
    return declined(
      run,
      open,
      choices.map(({ value }) => value),
    );
  }
  const reading: Reading<unknown> =
    place?.kind === 'near' ? place : await reader.read(said, context);
  const { tries: _tries, declined: _declined, ...fresh } = open;
  const rest = reading.kind === 'value' ? fresh : open;
  const told = slot === at.asking ? await toldBeside(run, at, line, reading) : undefined;
  if (told !== undefined) return told;
  switch (reading.kind) {
    case 'value': {
      const answered = answer(outline, rest, slot, reading.value, isoNow(run));
      const isMore = slot === form.opening || (said === line && mayTellMore(run, at, slot, line));
      const beside = slot === form.opening ? undefined : slot;
      const full = isMore ? await findAll(run, answered, line, beside) : answered;
      // Asked and answered, or to be seen in the review that comes next.
      const isSeen = slot === at.asking || (at.asking === REVIEW && full.asking === REVIEW);
      const changed = isSeen ? [] : [changedSay(run, full, slot)];
      const lead = [...changed, ...noted(run, rest, full, slot)];
      const near = slot === form.opening ? nearIn(run, full, line) : [];
      return askNear(run, full, near, lead);
    }
    case 'near': {
      const asking = at.asking === slot ? rest : reopen(outline, rest, slot);
      return askNear(run, asking, reading.choices);
    }
    case 'ambiguous': {
      const asking = at.asking === slot ? rest : reopen(outline, rest, slot);
      const lead = reading.says ?? [say('form.which')];
      return next(run, { ...asking, offered: [...reading.choices] }, lead, true);
    }
    case 'none': {
      const { problem, says = [], offer, tries } = reading;
      const lead = problem === undefined ? says : [say(problem), ...says];
      const tried = tries === undefined ? rest : { ...rest, tries };
      const asking = at.asking === slot ? tried : reopen(outline, tried, slot);
      const asked = await next(run, miss(asking), lead, lead.length > 0);
      return asked.kind === 'open' ? { ...asked, offer } : asked;
    }
  }
}

/** Nothing more can be said of the line than that it is no answer, or an unknown name. */
function isNoAnswer(reading: Reading<unknown>): boolean {
  if (reading.kind === 'none') {
    return reading.problem === undefined && reading.says === undefined;
  }
  return reading.kind === 'ambiguous' && isAsWritten(reading.choices);
}

/** Somebody in a hurry goes on telling before they have read the question: what is plain in it is kept. */
async function toldBeside(
  run: Run,
  at: Progress,
  line: string,
  reading: Reading<unknown>,
): Promise<FormResult | undefined> {
  // Only where nearly any line would be taken for an answer: elsewhere the question's hint helps more.
  if (at.asking === REVIEW || questionOf(run.form, at.asking).reader.greedy !== true) {
    return undefined;
  }
  if (!isNoAnswer(reading)) return undefined;
  const full = await findAll(run, at, line, at.asking);
  const said = noted(run, at, full, at.asking);
  if (said.length > 0) return next(run, full, said);
  // Of a question that comes only with the answers before it.
  const isNew = Object.keys(full.aside).some((slot) => !(slot in at.aside));
  return isNew ? next(run, full, [say('form.kept')]) : undefined;
}

/** An answer that was corrected while something else is asked: nothing else would show it. */
export function changedSay({ form, turn, outline }: Run, at: Progress, slot: string): Say {
  const label = replyIfAny(`${form.id}.${slot}.label`) ?? slot;
  const value = shown(form, slot, draftOf(outline, at), turn);
  return { id: 'form.changed-value', text: reply('form.changed-value', { label, value }) };
}

/** Leaves the open question open. */
export async function leaveOpen(run: Run, at: Progress): Promise<FormResult> {
  const { offered: _, ...rest } = at;
  return next(run, answer(run.outline, rest, at.asking, null, isoNow(run)));
}
