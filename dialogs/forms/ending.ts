/** How a form ends: it is sent or dropped; and what is said to a line that is neither. */
import { reply, replyFor, replyIfAny } from '../replies/replies.ts';
import type { Say } from '../say.ts';
import { answerDigression } from '../understanding/digressions.ts';
import { yesOrNo } from '../understanding/words.ts';
import { chosen } from './confirm.ts';
import { isPassedOver, retiredAll, reviewChoices, reviewKey } from './ask.ts';
import type { GoOn } from './goOn.ts';
import { isUnasked } from './outline.ts';
import { productOf } from './productOf.ts';
import { draftOf, miss, type Progress, REVIEW } from './progress.ts';
import type { FormResult, Run } from './run.ts';

/** Says that a request is in, and brings its card along. */
const isReceipt = ({ status, isStatusOnly }: Say): boolean =>
  status !== undefined && isStatusOnly !== true;

export async function submit(
  run: Run,
  at: Progress,
  lead: readonly Say[] = [],
): Promise<FormResult> {
  const { form, turn, outline } = run;
  const draft = draftOf(outline, at);
  const leftOut = Object.keys(draft).filter(
    (slot) =>
      (draft[slot] === null && !isPassedOver(at, slot, draft)) || isUnasked(form, at, slot, turn),
  );
  const checked = form.slots.parse(draft);
  const done = await form.submit({ draft: checked, progress: at, leftOut }, turn);
  const { reference, speaker, goOn } = done;
  const text = reference === undefined ? reply('review.done') : reply('review.sent', { reference });
  const status = done.says.find(isReceipt)?.status;
  const sent = retiredAll(at, text).map((one) =>
    // The request takes the review's place.
    status !== undefined && one.replaces === reviewKey(at.cards.at(-1) ?? '')
      ? { ...one, status }
      : one,
  );
  const told = done.says.map(({ status: of, ...one }) =>
    of !== undefined && one.isStatusOnly === true ? { ...one, status: of } : one,
  );
  const says = [...lead, ...sent, ...told];
  return { kind: 'submitted', reference, speaker, goOn, cards: at.cards, says };
}

/** Puts the form away without sending it, for another one that takes its place. */
export function left(at: Progress, goOn: GoOn, lead: readonly Say[] = []): FormResult {
  const gone = retiredAll(at, reply('review.cancelled'));
  return { kind: 'cancelled', goOn, cards: at.cards, says: [...gone, ...lead] };
}

export function cancelled({ form }: Run, at: Progress, goOn?: GoOn): FormResult {
  return {
    kind: 'cancelled',
    goOn,
    cards: at.cards,
    says: [
      ...retiredAll(at, reply('review.cancelled')),
      {
        id: 'cancel.done',
        text: replyFor(form.id, 'cancel.done'),
        intake: { form: form.id, outcome: { kind: 'cancelled' } },
      },
    ],
  };
}

export async function onReview(run: Run, at: Progress, line: string): Promise<FormResult> {
  if (chosen(line, reviewChoices(run.form.id))?.value === 'send') return submit(run, at);
  const digression = await answerDigression(line, run.turn, productOf(run, at));
  if (digression !== undefined) {
    return {
      kind: 'open',
      progress: at,
      says: [...digression, { id: 'review.how', text: howOf(run), intake: reviewIntake(run) }],
    };
  }
  const isNo = yesOrNo(line) === 'no';
  if (isNo && run.form.review === 'yesOrNo') return cancelled(run, at);
  const said = isNo
    ? {
        id: 'review.what-to-change',
        text: reply('review.what-to-change', { line: aLineOf(run, at) }),
      }
    : {
        id: 'review.not-understood',
        text: reply('review.not-understood', {
          intro: replyFor(run.form.id, 'review.intro'),
          how: howOf(run),
        }),
      };
  return {
    kind: 'open',
    progress: miss(at),
    says: [{ ...said, intake: reviewIntake(run) }],
  };
}

/** Said to a “send” that comes before the review. */
export const notYet = ({ id }: Run['form']): Say => ({
  id: 'review.not-yet',
  text: replyFor(id, 'review.not-yet'),
});

const howOf = ({ form }: Run): string => replyFor(form.id, 'review.how');

/** A line of this very review, as an example of what can be changed. */
function aLineOf({ form, outline }: Run, at: Progress): string {
  const draft = draftOf(outline, at);
  const slot = Object.keys(form.questions).findLast(
    (one) => one in draft && !isPassedOver(at, one, draft),
  );
  const label = replyIfAny(`${form.id}.${slot ?? ''}.label`) ?? '';
  return label.toLowerCase();
}

/** Said at a review to what means nothing there; the card is still in sight. */
export function atReview(run: Run, at: Progress): FormResult {
  const text = reply('review.nothing-to-skip', { how: howOf(run) });
  const intake = reviewIntake(run);
  return { kind: 'open', progress: at, says: [{ id: 'review.nothing-to-skip', text, intake }] };
}

function reviewIntake({ form }: Run): NonNullable<Say['intake']> {
  return { form: form.id, asking: REVIEW, choices: reviewChoices(form.id) };
}
