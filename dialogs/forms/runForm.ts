/**
 * Runs any form: one line in, the next progress and what to say out. Order of interpretation: a choice
 * that was offered, command words (whole lines), explicit corrections, the open question's reader,
 * questions in between, and at last the question again.
 */
import { reply } from '../replies/replies.ts';
import type { DialogTurn, Line } from '../turn.ts';
import { answerDigression } from '../understanding/digressions.ts';
import {
  agrees,
  commandWord,
  type CommandWord,
  hasWords,
  yesOrNo,
} from '../understanding/words.ts';
import { choicesOf, KEEP, PERSON, reviewChoices, SKIP } from './ask.ts';
import { type Command, understand } from './commands.ts';
import { chosen, confirmed, isHalfConfirmed } from './confirm.ts';
import { cancelled, notYet, onReview, submit } from './ending.ts';
import { fill } from './fill.ts';
import { ANOTHER, askAgain, askMeant, declined } from './meant.ts';
import { isNotMeant } from './notMeant.ts';
import { onWord } from './onWord.ts';
import { type AnyForm, questionOf, slotNames } from './outline.ts';
import { clear, ownWords } from './ownWords.ts';
import { productOf } from './productOf.ts';
import { draftOf, miss, type Progress, reopen, REVIEW, settle } from './progress.ts';
import { confirmFirst, contextFor, type FormResult, next, type Run, runOf, say } from './run.ts';
import { isSendWord, nearCorrection, nearSend, nearSteering, nearWord } from './nearLine.ts';
import { statedCorrection } from './stated.ts';
import { isAsWritten, leaveOpen, take } from './take.ts';
import { goBriefly, passOn } from './toPerson.ts';
import { showWhole } from './wholeForm.ts';

export type { FormResult } from './run.ts';

/** What a line that is no answer seems to be, but for a slip of the finger; what was declined is not asked twice. */
function nearLine({ form }: Run, { asking, declined: before }: Progress, line: string) {
  const meant =
    nearCorrection(line, slotNames(form)) ??
    (asking === REVIEW ? nearSend(line) : undefined) ??
    nearWord(line);
  return meant !== undefined && isNotMeant(before, meant.value) ? undefined : meant;
}

/** The line could not be read, or only as the name of something unknown. */
const isUnread = (taken: FormResult, { misses }: Progress): boolean =>
  taken.kind === 'open' &&
  (taken.progress.misses > misses || isAsWritten(taken.progress.offered ?? []));

async function onAnswer(run: Run, at: Progress, line: string): Promise<FormResult> {
  const stated = await statedCorrection(run, at, line);
  if (stated !== undefined) return take(run, at, stated.slot, stated.line);
  const own = await ownWords(run, at, line);
  if (own !== undefined) return own;
  if (at.asking === REVIEW) {
    const meant = nearLine(run, at, line);
    return meant === undefined ? onReview(run, at, line) : askMeant(run, at, meant);
  }
  const { reader, optional } = questionOf(run.form, at.asking);
  // "Is there a date by which …?" "No."
  const isNone = optional === true && yesOrNo(line) === 'no';
  if (reader.greedy === true) {
    if (isNone) return leaveOpen(run, at);
    if (isSendWord(line)) return next(run, at, [notYet(run.form)]);
    const digression = await answerDigression(line, run.turn, productOf(run, at));
    if (digression !== undefined) return next(run, at, digression);
    const slip =
      reader.input?.kind === 'text' && reader.input.isLong ? nearSteering(line) : undefined;
    if (slip !== undefined && !isNotMeant(at.declined, slip.value)) {
      return askMeant(run, at, slip);
    }
  }
  const taken = await take(run, at, at.asking, line);
  if (!isUnread(taken, at)) return taken;
  if (reader.greedy !== true) {
    if (isNone) return leaveOpen(run, at);
    const digression = await answerDigression(line, run.turn, productOf(run, at));
    if (digression !== undefined) return next(run, at, digression);
  }
  const meant = nearLine(run, at, line);
  return meant === undefined ? taken : askMeant(run, at, meant);
}

/** "Change needed by to none", where none is no answer of that question. */
async function isCleared(run: Run, at: Progress, slot: string, line: string): Promise<boolean> {
  const { reader, optional } = questionOf(run.form, slot);
  if (optional !== true || (commandWord(line) !== 'skip' && yesOrNo(line) !== 'no')) return false;
  const prose = reader.greedy === true;
  return prose || (await reader.read(line, contextFor(run, at, slot))).kind !== 'value';
}

/** A correction of a question that does not apply is kept, in case it comes to. */
async function onCorrection(
  run: Run,
  at: Progress,
  { slot, line }: Command & { readonly kind: 'correct' },
): Promise<FormResult> {
  const { form, outline } = run;
  if (outline.applies(slot, draftOf(outline, at))) {
    if (line !== undefined && (await isCleared(run, at, slot, line))) return clear(run, at, slot);
    return line === undefined ? next(run, reopen(outline, at, slot)) : take(run, at, slot, line);
  }
  const { reader } = questionOf(form, slot);
  const reading =
    line === undefined ? undefined : await reader.read(line, contextFor(run, at, slot));
  const aside = reading?.kind === 'value' ? { ...at.aside, [slot]: reading.value } : at.aside;
  return next(run, { ...at, aside }, [say('form.not-needed')]);
}

/** What a card's button asks for. The card was checked to be the live one. */
export async function pressed(
  form: AnyForm,
  stored: Progress,
  button: {
    readonly action: string;
    readonly slot?: string | undefined;
    readonly answers?: Readonly<Record<string, string>> | undefined;
  },
  turn: DialogTurn,
): Promise<FormResult> {
  const { confirming: _, ...at } = stored;
  await form.prepare?.(stored.known, turn);
  const run = runOf(form, turn, at);
  const rest = settle(run.outline, at);
  if (button.action === 'send') {
    // A question was opened from the review, whose button is still there.
    return rest.asking === REVIEW ? submit(run, rest) : next(run, rest, [notYet(form)]);
  }
  if (button.action === 'cancel') return confirmFirst(run, rest, 'cancel');
  if (button.action === 'fill') return fill(run, rest, button.answers ?? {});
  if (button.action === 'all') return showWhole(run, rest);
  if (button.action === 'edit' && button.slot !== undefined && button.slot in form.questions) {
    return next(run, reopen(run.outline, rest, button.slot));
  }
  return next(run, rest);
}

/** What the card of an earlier question asks for: another answer to it. */
export async function corrected(
  form: AnyForm,
  stored: Progress,
  { slot, line }: { readonly slot: string; readonly line: string },
  turn: DialogTurn,
): Promise<FormResult> {
  const { confirming: _, ...at } = stored;
  await form.prepare?.(stored.known, turn);
  const run = runOf(form, turn, at);
  return onCorrection(run, settle(run.outline, at), { kind: 'correct', slot, line });
}

/**
 * Somebody came back, was asked how to go on, and just goes on: what they typed first and what they
 * typed now are answered in turn. What steers the form or could send it is taken alone.
 */
async function onReturn(
  form: AnyForm,
  at: Progress,
  lines: { readonly held: string; readonly line: Line },
  turn: DialogTurn,
): Promise<FormResult> {
  const { held, line } = lines;
  const steers = understand(line.text, slotNames(form)).kind !== 'answer';
  if (held === '' || steers || at.asking === REVIEW) return continueForm(form, at, line, turn);
  const first = await continueForm(form, at, { ...line, text: held }, turn);
  if (first.kind !== 'open') return first;
  const second = await continueForm(form, first.progress, line, turn);
  return { ...second, says: [...first.says, ...second.says] };
}

/** "Did you mean …?" */
async function onMeant(
  form: AnyForm,
  { meant, ...at }: Progress,
  line: Line,
  turn: DialogTurn,
): Promise<FormResult> {
  const answered = confirmed(line.text, 'meant', form.id);
  if (meant === undefined) return continueForm(form, at, line, turn);
  if (answered === 'yes') return continueForm(form, at, { ...line, text: meant.value }, turn);
  const run = runOf(form, turn, at);
  return answered === ANOTHER
    ? declined(run, at, [meant.value])
    : askAgain(run, at, meant, await continueForm(form, at, line, turn));
}

async function onConfirmation(
  form: AnyForm,
  confirming: NonNullable<Progress['confirming']>,
  { held = '', ...at }: Progress,
  line: Line,
  turn: DialogTurn,
): Promise<FormResult> {
  if (confirming === 'meant') return onMeant(form, at, line, turn);
  const run = runOf(form, turn, at);
  switch (confirmed(line.text, confirming, form.id)) {
    case 'yes':
      return cancelled(run, at);
    case 'no':
      return next(run, at, [say('cancel.kept')]);
    case 'restart':
      return cancelled(run, at, { form: form.id });
    case 'continue':
      return continueForm(form, at, { ...line, text: held }, turn);
    case 'brief':
      return confirming === 'person' ? passOn(run, at) : goBriefly(run, at);
    case undefined:
    default:
      if (confirming === 'cancel' && isHalfConfirmed(line.text)) {
        return confirmFirst(run, at, confirming);
      }
      if (confirming !== 'resume') return continueForm(form, at, line, turn);
      return line.text.trim() === ''
        ? confirmFirst(run, { ...at, held }, 'resume')
        : onReturn(form, at, { held, line }, turn);
  }
}

/** Handles one line of the customer while the form is open. */
export async function continueForm(
  form: AnyForm,
  stored: Progress,
  line: Line,
  turn: DialogTurn,
): Promise<FormResult> {
  const { confirming, ...open } = stored;
  await form.prepare?.(stored.known, turn);
  if (confirming !== undefined) return onConfirmation(form, confirming, open, line, turn);
  const run = runOf(form, turn, open);
  const at = settle(run.outline, open);
  const text = line.text.trim();
  if (text === '') return next(run, at);
  // A new version asks something else: the line was meant for a question that is gone.
  if (at.asking !== stored.asking) return next(run, at, [say('form.changed')]);

  if (at.asking === REVIEW && (agrees(text) || isSend(text))) return submit(run, at);
  const choice = at.asking === REVIEW ? undefined : chosen(text, choicesOf(form, at, turn));
  if (choice !== undefined) return take(run, at, at.asking, choice.value);
  const command = understand(specialChoice(text) ?? text, slotNames(form));
  switch (command.kind) {
    case 'word':
      return onWord(run, at, command.word, text);
    case 'correct':
      return onCorrection(run, at, command);
    case 'answer':
      return hasWords(text) || yesOrNo(text) !== undefined
        ? onAnswer(run, at, text)
        : next(run, miss(at), [say('form.no-words')]);
  }
}

const isSend = (text: string): boolean => chosen(text, reviewChoices())?.value === 'send';

/** The engine's own choices, by their titles. */
function specialChoice(text: string): CommandWord | undefined {
  const choice = chosen(text, [
    { value: KEEP, title: reply('form.keep') },
    { value: SKIP, title: reply('form.skip') },
    { value: PERSON, title: reply('form.person') },
  ]);
  return choice?.value as CommandWord | undefined;
}
