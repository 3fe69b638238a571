/** One run of a form: what a line has made of it, and the one way in which every change ends. */
import type { Speaker } from '../../services/identity/speaker.ts';
import { nowIso } from '../nowIso.ts';
import { reply, type PlainId } from '../replies/replies.ts';
import type { Say } from '../say.ts';
import type { DialogTurn } from '../turn.ts';
import { ask } from './ask.ts';
import { confirmSay } from './confirm.ts';
import { submit } from './ending.ts';
import type { ReadingContext } from './form.ts';
import type { GoOn } from './goOn.ts';
import { type AnyForm, outlineOf, questionOf } from './outline.ts';
import { draftOf, type Outline, type Progress, REVIEW, settle } from './progress.ts';
import { areShown } from './standIns.ts';

interface Ended {
  /** Ids of the review cards that were shown. */
  readonly cards: readonly string[];
  readonly says: readonly Say[];
  /** What comes next, at once. */
  readonly goOn?: GoOn | undefined;
}

export type FormResult =
  | {
      readonly kind: 'open';
      readonly progress: Progress;
      readonly says: readonly Say[];
      /** Another form that would help here. */
      readonly offer?: GoOn | undefined;
    }
  | (Ended & {
      readonly kind: 'submitted';
      readonly reference: string | undefined;
      readonly speaker?: Speaker | undefined;
    })
  | (Ended & { readonly kind: 'cancelled' });

export interface Run {
  readonly form: AnyForm;
  readonly turn: DialogTurn;
  readonly outline: Outline;
}

export function runOf(form: AnyForm, turn: DialogTurn, at: Progress): Run {
  return { form, turn, outline: outlineOf(form, turn, at.brief) };
}

export const say = (id: PlainId): Say => ({ id, text: reply(id) });

export const isoNow = ({ turn }: Run): string => nowIso(turn);

export function contextFor(
  { form, turn, outline }: Run,
  at: Progress,
  slot: string,
): ReadingContext {
  const known = draftOf(outline, at);
  return {
    turn,
    known,
    choices: questionOf(form, slot).choices?.(known, turn) ?? [],
    tries: at.tries,
    ...(slot === at.asking ? { declined: at.declined } : {}),
  };
}

/**
 * Ends a change: says remarks that have become due, then asks what is open.
 *
 * @param isExplained `lead` says what was wrong with the answer
 */
export async function next(
  run: Run,
  changed: Progress,
  lead: readonly Say[] = [],
  isExplained = false,
): Promise<FormResult> {
  const { form, turn } = run;
  const at = settle(run.outline, changed);
  const isPassedOn = at.asItIs === true && areShown(form, at, turn);
  if (at.asking === REVIEW && (form.review === 'none' || isPassedOn)) return submit(run, at, lead);
  const draft = draftOf(run.outline, at);
  const due = ((await form.remarks?.(draft, turn)) ?? []).filter(
    ({ id }) => !at.remarked.includes(id),
  );
  const remarked = [...at.remarked, ...due.map(({ id }) => id)];
  const asked = ask(form, { ...at, remarked }, turn, isExplained || lead.length > 0);
  return { kind: 'open', progress: asked.progress, says: [...lead, ...due, ...asked.says] };
}

/** Asks one of the form's own yes-or-no questions before it goes on. */
export function confirmFirst(
  { form }: Run,
  at: Progress,
  confirming: Exclude<NonNullable<Progress['confirming']>, 'meant'>,
): FormResult & { readonly kind: 'open' } {
  return {
    kind: 'open',
    progress: { ...at, confirming },
    says: [confirmSay(form, confirming)],
  };
}
