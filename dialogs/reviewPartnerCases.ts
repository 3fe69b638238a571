/** A partner asks for a review of the incidents used, or for the credit of one that was a bug (D2, incidents and bugs). */
import type { CaseReview } from '../services/policy/caseReview.ts';
import { CaseReviewDraft } from '../services/requests/drafts/specialDrafts.ts';
import { defineForm } from './forms/form.ts';
import { caseName } from './readers/caseName.ts';
import { choice } from './readers/choice.ts';
import { count } from './readers/count.ts';
import { email } from './readers/email.ts';
import { personName } from './readers/personName.ts';
import { pin } from './readers/pin.ts';
import { prose } from './readers/prose.ts';
import { handIn } from './receipts/handIn.ts';
import { reply } from './replies/replies.ts';
import type { Choice, Say } from './say.ts';
import type { DialogTurn } from './turn.ts';

type Known = Partial<CaseReviewDraft>;
type Why = CaseReviewDraft['why'];

const WHYS = ['review', 'bug'] as const;
const whys: readonly Choice[] = WHYS.map((value: Why) => ({
  value,
  title: reply(`review-partner-cases.why.${value}`),
}));

const USED =
  /\b(\d{1,6}) (?:(?:of|out of) (?:the |our |my )?\d{1,6}\b|(?:incidents?|cases?) used\b)/i;
const CONTRACTED = /\b\d{1,6} (?:of|out of) (?:the |our |my )?(\d{1,6})\b/i;

/** With what was given: may a review be asked for? */
function reviewOf({ used, contracted }: Known, turn: DialogTurn): CaseReview | undefined {
  return used === undefined || contracted === undefined
    ? undefined
    : turn.services.caseReview({ used, contracted }, turn);
}

/** The first number of incidents used from which a review may be asked for. */
const reviewFrom = ({ fromPercent }: CaseReview, contracted: number): number =>
  Math.ceil((fromPercent * contracted) / 100);

function reviewText(known: Known, turn: DialogTurn): Say | undefined {
  const { used = 0, contracted = 0 } = known;
  if (known.used === undefined || known.contracted === undefined) return undefined;
  const review = reviewOf(known, turn);
  if (review === undefined) {
    const id = 'review-partner-cases.no-partner';
    return { id, text: reply(id) };
  }
  const { kind, fromPercent, source } = review;
  const id = `review-partner-cases.${kind}` as const;
  const from = reviewFrom(review, contracted);
  return { id, text: reply(id, { used, contracted, percent: fromPercent, from, source }) };
}

/** A bug counts like any incident at first. */
function bugText(known: Known, turn: DialogTurn): Say | undefined {
  const review = known.why === 'bug' ? reviewOf(known, turn) : undefined;
  if (review === undefined) return undefined;
  const id = 'review-partner-cases.bug';
  return { id, text: reply(id, { source: review.source }) };
}

const remarks = (known: Known, turn: DialogTurn): readonly Say[] =>
  [bugText(known, turn), reviewText(known, turn)].filter((one) => one !== undefined);

function lines(draft: CaseReviewDraft, turn: DialogTurn): readonly string[] {
  const review = reviewOf(draft, turn);
  if (review === undefined) return [reply('review-partner-cases.receipt.no-partner')];
  const { source, address, fromPercent } = review;
  const from = reviewFrom(review, draft.contracted);
  return [
    ...(draft.why === 'bug' ? [reply('review-partner-cases.receipt.bug', { source })] : []),
    ...(review.kind === 'tooEarly'
      ? [reply('review-partner-cases.receipt.tooEarly', { from, percent: fromPercent, source })]
      : []),
    reply('review-partner-cases.receipt.credits', { source }),
    reply('review-partner-cases.receipt.address', { address }),
  ];
}

export const reviewPartnerCases = defineForm({
  id: 'review-partner-cases',
  slots: CaseReviewDraft,
  opening: 'text',
  questions: {
    why: {
      reader: choice<Why>({
        review: ['a review', 'review', 'case review', 'all of them'],
        bug: ['a bug', 'bug', 'one was a bug', 'it was a bug', 'credit', 'a credit'],
      }),
      choices: () => whys,
    },
    pin: { reader: pin },
    caseNumber: { reader: caseName, when: ({ why }) => why === 'bug', optional: true },
    contracted: { reader: count(1, CONTRACTED) },
    used: { reader: count(0, USED) },
    text: { reader: prose({ max: 4000 }) },
    name: { reader: personName, assume: (_known, { speaker }) => speaker.name },
    email: { reader: email, assume: (_known, { speaker }) => speaker.email },
  },

  remarks: async (known, turn) => remarks(known, turn),

  submit: async ({ draft, ...rest }, turn) =>
    handIn(
      'review-partner-cases',
      { kind: 'caseReview', draft },
      rest,
      { lines: lines(draft, turn) },
      turn,
    ),
});
