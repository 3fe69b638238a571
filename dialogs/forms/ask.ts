/** Says what a form has to say next: the open question, or the review. */
import { cardText } from '../cards/adaptiveCard.ts';
import type { Card, CardRow } from '../cards/card.ts';
import type { Input } from '../input.ts';
import { reply, replyFor, replyIfAny } from '../replies/replies.ts';
import type { Choice, Say } from '../say.ts';
import type { DialogTurn } from '../turn.ts';
import { type AnyForm, outlineOf, questionOf } from './outline.ts';
import { draftOf, type Progress, REVIEW } from './progress.ts';

type Draft = Readonly<Record<string, unknown>>;

/** So many open questions make a form that is offered as a whole. */
const LONG = 3;

/** So many lines that were no answer, and a person is offered. */
export const STUCK = 3;

export const KEEP = 'keep';
export const SKIP = 'skip';
export const PERSON = 'person';

/** An answer in the words that the customer was offered or would use. */
export function shown(form: AnyForm, slot: string, draft: Draft, turn: DialogTurn): string {
  const value = draft[slot];
  if (value === null || value === undefined) return reply('form.left-open');
  const question = questionOf(form, slot);
  if (question.show !== undefined) return question.show(value, turn);
  const said = String(value as string | number);
  return question.choices?.(draft, turn).find((choice) => choice.value === said)?.title ?? said;
}

export const reviewChoices = (form?: string): readonly Choice[] => [
  { value: 'send', title: replyFor(form, 'review.send') },
  { value: 'cancel', title: replyFor(form, 'review.cancel') },
];

export function choicesOf(form: AnyForm, at: Progress, turn: DialogTurn): readonly Choice[] {
  if (at.asking === REVIEW) return [];
  const draft = draftOf(outlineOf(form, turn, at.brief), at);
  return at.offered ?? questionOf(form, at.asking).choices?.(draft, turn) ?? [];
}

/** What the open question asks for. */
function inputOf(form: AnyForm, at: Progress, turn: DialogTurn): Input {
  const choices = choicesOf(form, at, turn);
  if (choices.length > 0) return { kind: 'choice', choices };
  return questionOf(form, at.asking).reader.input ?? { kind: 'text' };
}

/** As a form begins: so many questions are open that some would rather see them all. */
function isLong(form: AnyForm, at: Progress, turn: DialogTurn): boolean {
  const isBegun = at.answered.some((slot) => slot !== form.opening);
  if (form.review === 'none' || isBegun || at.misses > 0) return false;
  const outline = outlineOf(form, turn, at.brief);
  const draft = draftOf(outline, at);
  const open = outline.slots.filter((slot) => !(slot in draft) && outline.applies(slot, draft));
  return open.length >= LONG;
}

/** Beside an early question: all of them at once. */
export const offersAll = (form: AnyForm, at: Progress, turn: DialogTurn): Pick<Say, 'offersAll'> =>
  isLong(form, at, turn) ? { offersAll: reply('form.all.offer') } : {};

export function questionSay(
  form: AnyForm,
  at: Progress,
  turn: DialogTurn,
  isExplained: boolean,
): Say {
  const slot = at.asking;
  const question = questionOf(form, slot);
  const draft = draftOf(outlineOf(form, turn, at.brief), at);
  const values = question.values?.(draft, turn) ?? {};
  const id = `${form.id}.${slot}.${at.misses > 0 && !isExplained ? 'hint' : 'ask'}`;
  const before =
    at.reopened === slot && at.misses === 0 && slot in draft
      ? `\n${reply('form.so-far', { value: shown(form, slot, draft, turn) })}`
      : '';
  const choices = [
    ...choicesOf(form, at, turn),
    ...(at.reopened === slot && slot in draft ? [{ value: KEEP, title: reply('form.keep') }] : []),
    ...(question.optional === true && at.offered === undefined
      ? [{ value: SKIP, title: reply('form.skip') }]
      : []),
    ...(at.misses >= STUCK ? [{ value: PERSON, title: reply('form.person') }] : []),
  ];
  // Not after a line that was understood.
  const stuck = at.misses >= STUCK && !isExplained ? `${reply('form.stuck')}\n` : '';
  return {
    id,
    text: `${stuck}${replyIfAny(id, values) ?? slot}${before}`,
    ...(choices.length === 0 ? {} : { choices }),
    input: inputOf(form, at, turn),
    ...offersAll(form, at, turn),
    intake: { form: form.id, asking: slot, ...(choices.length === 0 ? {} : { choices }) },
  };
}

/** Left open by the form itself: neither asked for nor told, so there is nothing to say about it. */
export function isPassedOver(at: Progress, slot: string, draft: Draft): boolean {
  return draft[slot] === null && !(slot in at.known) && !at.brief;
}

function attachmentRow({ attachments }: Progress): readonly CardRow[] {
  if (attachments.length === 0) return [];
  const names = attachments.map(({ name }) => name).join(', ');
  return [{ label: reply('review.attachments'), value: names }];
}

function reviewRows(
  form: AnyForm,
  at: Progress,
  draft: Draft,
  turn: DialogTurn,
): readonly CardRow[] {
  return Object.keys(form.questions)
    .filter((slot) => slot in draft && !isPassedOver(at, slot, draft))
    .map((slot) => {
      const label = replyIfAny(`${form.id}.${slot}.label`) ?? slot;
      const edit = { slot, title: reply('review.edit', { label }) };
      return { label, value: shown(form, slot, draft, turn), edit };
    });
}

/** The key of a review card's message, so that it can be retired in place. */
export const reviewKey = (cardId: string): string => `review:${cardId}`;

function reviewSay(form: AnyForm, at: Progress, id: string, turn: DialogTurn): Say {
  const draft = draftOf(outlineOf(form, turn, at.brief), at);
  const card: Card = {
    id,
    title: replyFor(form.id, 'review.title'),
    intro: replyFor(form.id, 'review.intro'),
    rows: [...reviewRows(form, at, draft, turn), ...attachmentRow(at)],
    buttons: [
      { title: replyFor(form.id, 'review.send'), action: 'send', style: 'positive' },
      { title: replyFor(form.id, 'review.cancel'), action: 'cancel' },
    ],
  };
  return {
    id: 'review',
    text: `${cardText(card)}\n${replyFor(form.id, 'review.how')}`,
    card,
    key: reviewKey(id),
    intake: { form: form.id, asking: REVIEW, choices: reviewChoices(form.id) },
  };
}

/** A review card whose time is over, without its buttons. */
export function retired(cardId: string, text: string): Say {
  return { id: 'review.retired', text, replaces: reviewKey(cardId) };
}

/** Retires every card of a form whose time is over; the review's last says how it ended. */
export function retiredAll({ cards, whole }: Progress, text: string): readonly Say[] {
  const review = cards.at(-1);
  return [
    ...(whole === undefined ? [] : [retired(whole.id, text)]),
    ...(review === undefined ? [] : [retired(review, text)]),
  ];
}

/** The review is not what would be sent any more; a new one follows what is asked now. */
function outdated({ cards, outdated: how }: Progress): readonly Say[] {
  const last = cards.at(-1);
  return last === undefined || how !== 'shown' ? [] : [retired(last, reply('review.outdated'))];
}

/**
 * Says what comes next. A review gets a new card, and the one before it is retired, also where an answer
 * on it was changed and something else is asked first.
 *
 * @param isExplained what was wrong with the last answer has been said, so the hint would only muddle it
 */
export function ask(
  form: AnyForm,
  at: Progress,
  turn: DialogTurn,
  isExplained = false,
): { readonly progress: Progress; readonly says: readonly Say[] } {
  if (at.asking !== REVIEW) {
    const gone = outdated(at);
    return {
      progress: gone.length === 0 ? at : { ...at, outdated: 'retired' },
      says: [...gone, questionSay(form, at, turn, isExplained)],
    };
  }
  const id = turn.newId();
  const { outdated: _, ...rest } = at;
  const last = at.cards.at(-1);
  return {
    progress: { ...rest, cards: [...at.cards, id].slice(-20) },
    says: [
      ...(last === undefined ? [] : [retired(last, reply('review.superseded'))]),
      reviewSay(form, at, id, turn),
    ],
  };
}
