/**
 * Runs any form: one line in, the next progress and what to say out. Order of interpretation: a choice
 * that was offered, command words (whole lines), explicit corrections, the open question's reader,
 * questions in between, and at last the question again.
 */
import { reply, replyIfAny } from '../replies/replies.ts';
import type { Say } from '../say.ts';
import type { DialogTurn, Line } from '../turn.ts';
import { answerDigression } from '../understanding/digressions.ts';
import { type CommandWord, hasWords, yesOrNo } from '../understanding/words.ts';
import { ask, choicesOf, isPassedOver, KEEP, PERSON, retired, shown, SKIP } from './ask.ts';
import { understand } from './commands.ts';
import { chosen, confirmed, confirmSay } from './confirm.ts';
import type { Reading, ReadingContext } from './form.ts';
import { type AnyForm, outlineOf, questionOf, slotNames } from './outline.ts';
import {
  answer,
  back,
  begin,
  draftOf,
  found,
  keep,
  miss,
  type Outline,
  type Progress,
  reopen,
  REVIEW,
  settle,
} from './progress.ts';

export type FormResult =
  | { readonly kind: 'open'; readonly progress: Progress; readonly says: readonly Say[] }
  | {
      readonly kind: 'submitted';
      readonly reference: string;
      readonly cards: readonly string[];
      readonly says: readonly Say[];
    }
  | {
      readonly kind: 'cancelled';
      readonly cards: readonly string[];
      readonly says: readonly Say[];
      /** Dropped to begin anew. */
      readonly restart: boolean;
    };

interface Run {
  readonly form: AnyForm;
  readonly turn: DialogTurn;
  readonly outline: Outline;
}

function runOf(form: AnyForm, turn: DialogTurn, at: Progress): Run {
  return { form, turn, outline: outlineOf(form, turn, at.brief) };
}

/** Ends a change: says remarks that have become due, then asks what is open. */
async function next(run: Run, changed: Progress, lead: readonly Say[] = []): Promise<FormResult> {
  const { form, turn } = run;
  const at = settle(run.outline, changed);
  const draft = draftOf(run.outline, at);
  const due = ((await form.remarks?.(draft, turn)) ?? []).filter(
    ({ id }) => !at.remarked.includes(id),
  );
  const asked = ask(form, { ...at, remarked: [...at.remarked, ...due.map(({ id }) => id)] }, turn);
  return { kind: 'open', progress: asked.progress, says: [...lead, ...due, ...asked.says] };
}

function contextFor({ form, turn, outline }: Run, at: Progress, slot: string): ReadingContext {
  const choices = questionOf(form, slot).choices?.(draftOf(outline, at), turn) ?? [];
  return { turn, choices };
}

/** Reads a free text for every slot whose reader can find its answer in one. */
async function findAll(run: Run, at: Progress, text: string): Promise<Progress> {
  const values: Record<string, unknown> = {};
  for (const [slot, { reader }] of Object.entries(run.form.questions)) {
    if (slot in at.known || reader.find === undefined) continue;
    const value = await reader.find(text, contextFor(run, at, slot));
    if (value !== undefined) values[slot] = value;
  }
  return found(run.outline, at, values);
}

/** What was taken from a free text, so that nothing is understood behind somebody's back. */
function noted({ form, turn, outline }: Run, before: Progress, after: Progress): readonly Say[] {
  const draft = draftOf(outline, after);
  const items = Object.keys(after.known)
    .filter((slot) => !(slot in before.known) && slot !== form.opening)
    .map(
      (slot) =>
        `${replyIfAny(`${form.id}.${slot}.label`) ?? slot}: ${shown(form, slot, draft, turn)}`,
    );
  return items.length === 0
    ? []
    : [{ id: 'form.noted', text: reply('form.noted', { items: items.join('; ') }) }];
}

async function takeOpening(run: Run, at: Progress, text: string): Promise<FormResult | undefined> {
  const { form, outline, turn } = run;
  const { reader } = questionOf(form, form.opening);
  const reading = await reader.read(text, contextFor(run, at, form.opening));
  if (reading.kind !== 'value') return undefined;
  const answered = answer(outline, at, form.opening, reading.value, iso(turn));
  const full = await findAll(run, answered, text);
  return next(run, full, noted(run, at, full));
}

const iso = (turn: DialogTurn): string => turn.now.toUTC().toISO() ?? '';

/** What is there already when a form opens. */
export interface Opening {
  /** What the customer said first, if it was about the matter. */
  readonly text?: string | undefined;
  /** Slots that the way in has settled. */
  readonly known?: Readonly<Record<string, unknown>>;
}

export async function beginForm(
  form: AnyForm,
  { text, known = {} }: Opening,
  turn: DialogTurn,
): Promise<FormResult> {
  const at = { ...begin(turn.newId()), known };
  const run = runOf(form, turn, at);
  const opened = text === undefined ? undefined : await takeOpening(run, at, text);
  return opened ?? next(run, at);
}

async function submit(run: Run, at: Progress): Promise<FormResult> {
  const { form, turn, outline } = run;
  const draft = draftOf(outline, at);
  const leftOut = Object.keys(draft).filter(
    (slot) => draft[slot] === null && !isPassedOver(at, slot, draft),
  );
  const checked = form.slots.parse(draft);
  const { says, reference } = await form.submit({ draft: checked, progress: at, leftOut }, turn);
  const live = at.cards.at(-1);
  const sent = live === undefined ? [] : [retired(live, reply('review.sent', { reference }))];
  return { kind: 'submitted', reference, cards: at.cards, says: [...sent, ...says] };
}

function cancelled({ form }: Run, at: Progress, restart: boolean): FormResult {
  const live = at.cards.at(-1);
  return {
    kind: 'cancelled',
    restart,
    cards: at.cards,
    says: [
      ...(live === undefined ? [] : [retired(live, reply('review.cancelled'))]),
      {
        id: 'cancel.done',
        text: reply('cancel.done'),
        intake: { form: form.id, outcome: { kind: 'cancelled' } },
      },
    ],
  };
}

function confirmFirst(
  { form }: Run,
  at: Progress,
  confirming: NonNullable<Progress['confirming']>,
  lead: readonly Say[] = [],
): FormResult {
  return {
    kind: 'open',
    progress: { ...at, confirming },
    says: [...lead, confirmSay(form.id, confirming)],
  };
}

/** Gives a slot the value that a line means, or asks again. A bad correction keeps the old value. */
async function take(run: Run, at: Progress, slot: string, line: string): Promise<FormResult> {
  const { form, turn, outline } = run;
  const { reader } = questionOf(form, slot);
  const context = contextFor(run, at, slot);
  const offered = chosen(line, at.offered ?? []);
  const reading: Reading<unknown> = await reader.read(offered?.value ?? line, context);
  const { offered: _, ...rest } = at;
  switch (reading.kind) {
    case 'value': {
      const answered = answer(outline, rest, slot, reading.value, iso(turn));
      // A summary that is asked for may tell as much as a first message does.
      if (slot !== form.opening || typeof reading.value !== 'string') return next(run, answered);
      const full = await findAll(run, answered, line);
      return next(run, full, noted(run, answered, full));
    }
    case 'ambiguous':
      return next(run, {
        ...(at.asking === slot ? rest : reopen(outline, rest, slot)),
        offered: [...reading.choices],
      });
    case 'none': {
      const problem = reading.problem;
      const lead = problem === undefined ? [] : [{ id: problem, text: replyIfAny(problem) ?? '' }];
      const asking = at.asking === slot ? rest : reopen(outline, rest, slot);
      return next(run, miss(asking), lead);
    }
  }
}

async function onWord(
  run: Run,
  at: Progress,
  word: CommandWord,
  line: string,
): Promise<FormResult> {
  const { form, outline } = run;
  const say = (id: string, text: string): readonly Say[] => [{ id, text }];
  switch (word) {
    case 'cancel':
      return confirmFirst(run, at, 'cancel');
    case 'restart':
      return confirmFirst(run, at, 'resume');
    case 'person':
      return confirmFirst(run, at, 'person');
    case 'back': {
      const before = back(outline, at);
      return next(run, before, before === at ? say('form.first', reply('form.first')) : []);
    }
    case 'help':
      return next(run, at, say('form.help', reply('form.help')));
    case 'why': {
      const why = replyIfAny(`${form.id}.${at.asking}.why`) ?? reply('form.why');
      return next(run, at, say('form.why', why));
    }
    case 'repeat':
      return next(run, { ...at, misses: 0 });
    case 'keep':
      return at.reopened === undefined
        ? take(run, at, at.asking, line)
        : next(run, keep(outline, at));
    case 'skip':
      return skip(run, at, line);
    case 'review':
      return at.asking === REVIEW ? next(run, at) : next(run, at, [soFar(run, at)]);
  }
}

function soFar({ form, turn, outline }: Run, at: Progress): Say {
  const draft = draftOf(outline, at);
  const lines = Object.keys(draft)
    .filter((slot) => !isPassedOver(at, slot, draft))
    .map(
      (slot) =>
        `${replyIfAny(`${form.id}.${slot}.label`) ?? slot}: ${shown(form, slot, draft, turn)}`,
    );
  return {
    id: 'form.so-far-all',
    text:
      lines.length === 0
        ? reply('form.nothing-yet')
        : reply('form.so-far-all', { lines: lines.join('\n') }),
  };
}

async function skip(run: Run, at: Progress, line: string): Promise<FormResult> {
  const { form, outline, turn } = run;
  if (at.asking === REVIEW) return next(run, at);
  if (questionOf(form, at.asking).optional === true) {
    const { offered: _, ...rest } = at;
    return next(run, answer(outline, rest, at.asking, null, iso(turn)));
  }
  const reading = await questionOf(form, at.asking).reader.read(
    line,
    contextFor(run, at, at.asking),
  );
  if (reading.kind === 'value') return take(run, at, at.asking, line);
  return next(run, miss(at), [{ id: 'form.needed', text: reply('form.needed') }]);
}

async function onReview(run: Run, at: Progress, line: string): Promise<FormResult> {
  const digression = await answerDigression(line, run.turn);
  if (digression !== undefined) {
    return {
      kind: 'open',
      progress: at,
      says: [
        ...digression,
        { id: 'review.how', text: reply('review.how'), intake: reviewIntake(run) },
      ],
    };
  }
  const id = yesOrNo(line) === 'no' ? 'review.what-to-change' : 'review.not-understood';
  return {
    kind: 'open',
    progress: miss(at),
    says: [{ id, text: reply(id), intake: reviewIntake(run) }],
  };
}

function reviewIntake({ form }: Run): NonNullable<Say['intake']> {
  const choices = [
    { value: 'send', title: reply('review.send') },
    { value: 'cancel', title: reply('review.cancel') },
  ];
  return { form: form.id, asking: REVIEW, choices };
}

async function onAnswer(run: Run, at: Progress, line: string): Promise<FormResult> {
  if (at.asking === REVIEW) return onReview(run, at, line);
  const { reader } = questionOf(run.form, at.asking);
  if (reader.greedy === true) {
    const digression = await answerDigression(line, run.turn);
    if (digression !== undefined) return next(run, at, digression);
    return take(run, at, at.asking, line);
  }
  const taken = await take(run, at, at.asking, line);
  if (taken.kind !== 'open' || taken.progress.misses <= at.misses) return taken;
  const digression = await answerDigression(line, run.turn);
  return digression === undefined ? taken : next(run, at, digression);
}

/** What a card's button asks for. The card was checked to be the live one. */
export async function pressed(
  form: AnyForm,
  at: Progress,
  button: { readonly action: string; readonly slot?: string | undefined },
  turn: DialogTurn,
): Promise<FormResult> {
  const { confirming: _, ...rest } = at;
  const run = runOf(form, turn, rest);
  if (button.action === 'send' && rest.asking === REVIEW) return submit(run, rest);
  if (button.action === 'cancel') return confirmFirst(run, rest, 'cancel');
  if (button.action === 'edit' && button.slot !== undefined && button.slot in form.questions) {
    return next(run, reopen(run.outline, rest, button.slot));
  }
  return next(run, rest);
}

async function onConfirmation(
  form: AnyForm,
  at: Progress,
  line: Line,
  turn: DialogTurn,
): Promise<FormResult | undefined> {
  const { confirming, held, ...rest } = at;
  if (confirming === undefined) return undefined;
  const choice =
    confirmed(line.text, confirming) ?? (confirming === 'cancel' ? yesOrNo(line.text) : undefined);
  const run = runOf(form, turn, rest);
  switch (choice) {
    case 'yes':
      return cancelled(run, rest, false);
    case 'no':
      return next(run, rest, [{ id: 'cancel.kept', text: reply('cancel.kept') }]);
    case 'restart':
      return cancelled(run, rest, true);
    case 'continue':
      return held === undefined
        ? next(run, rest)
        : continueForm(form, rest, { ...line, text: held }, turn);
    case 'brief': {
      const brief = { ...rest, brief: true };
      return next(runOf(form, turn, brief), brief, [{ id: 'brief', text: reply('brief') }]);
    }
    case undefined:
    default:
      // Whatever else was said is not lost: it is taken as the line it is.
      return confirming === 'resume'
        ? confirmFirst(run, { ...rest, held: held ?? line.text }, 'resume')
        : continueForm(form, rest, line, turn);
  }
}

/** Handles one line of the customer while the form is open. */
export async function continueForm(
  form: AnyForm,
  at: Progress,
  line: Line,
  turn: DialogTurn,
): Promise<FormResult> {
  const confirmation = await onConfirmation(form, at, line, turn);
  if (confirmation !== undefined) return confirmation;
  const run = runOf(form, turn, at);
  const text = line.text.trim();
  if (text === '') return next(run, at);

  const choice = chosen(text, choicesOf(form, at, turn));
  if (choice !== undefined) return take(run, at, at.asking, choice.value);
  if (at.asking === REVIEW && yesOrNo(text) === 'yes') return submit(run, at);
  const special = specialChoice(text);
  const command = understand(special ?? text, slotNames(form));
  switch (command.kind) {
    case 'word':
      return onWord(run, at, command.word, text);
    case 'correct':
      return command.line === undefined
        ? next(run, reopen(run.outline, at, command.slot))
        : take(run, at, command.slot, command.line);
    case 'answer':
      if (!hasWords(text)) {
        return next(run, miss(at), [{ id: 'form.no-words', text: reply('form.no-words') }]);
      }
      return onAnswer(run, at, text);
  }
}

/** The engine's own choices, by their titles. */
function specialChoice(text: string): CommandWord | undefined {
  const choice = chosen(text, [
    { value: KEEP, title: reply('form.keep') },
    { value: SKIP, title: reply('form.skip') },
    { value: PERSON, title: reply('form.person') },
  ]);
  return choice?.value as CommandWord | undefined;
}
