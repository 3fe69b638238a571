/** "Did you mean …?": what was nearly said is asked about before it counts. */
import { reply } from '../replies/replies.ts';
import type { Choice, Say } from '../say.ts';
import { offersAll } from './ask.ts';
import { confirmChoices } from './confirm.ts';
import { withNotMeant } from './notMeant.ts';
import { questionOf } from './outline.ts';
import { type Progress, REVIEW } from './progress.ts';
import { contextFor, type FormResult, next, type Run, say } from './run.ts';

type OpenForm = FormResult & { readonly kind: 'open' };

/** The choice that declines all the others. */
export const ANOTHER = 'another';

export const withAnother = (near: readonly Choice[]): readonly Choice[] => [
  ...near,
  { value: ANOTHER, title: reply('meant.another') },
];

/**
 * Asks whether a line was meant that nobody has typed.
 *
 * @param meant what a yes has read as if it had been typed, and how it is shown
 */
export function askMeant(
  { form, turn }: Run,
  at: Progress,
  meant: Choice,
  lead: readonly Say[] = [],
): OpenForm {
  const choices = confirmChoices('meant');
  return {
    kind: 'open',
    progress: { ...at, confirming: 'meant', meant: { ...meant } },
    says: [
      ...lead,
      {
        id: 'meant.ask',
        text: reply('meant.ask', { what: meant.title }),
        choices,
        ...offersAll(form, at, turn),
        intake: { form: form.id, asking: 'meant', choices },
      },
    ],
  };
}

/** Asks which of the nearest was meant for the question that is open. */
export async function askNear(
  run: Run,
  at: Progress,
  near: readonly Choice[],
  lead: readonly Say[] = [],
): Promise<FormResult> {
  const [only, ...others] = near;
  if (only === undefined) return next(run, at, lead);
  if (others.length === 0) return askMeant(run, at, only, lead);
  const offered = [...withAnother(near)];
  return next(run, { ...at, offered }, [...lead, say('meant.which')], true);
}

/**
 * Asks once more what was passed over: somebody told something else meanwhile, or could not be understood.
 *
 * @param asked what came of the line instead of a yes or no
 */
export function askAgain(run: Run, before: Progress, meant: Choice, asked: FormResult): FormResult {
  if (asked.kind !== 'open') return asked;
  const { progress, says, offer } = asked;
  const isOpenStill =
    progress.asking === before.asking &&
    progress.confirming === undefined &&
    progress.offered === undefined &&
    offer === undefined &&
    // Nobody is asked the same over and over.
    progress.misses <= 1;
  if (!isOpenStill || progress.asking === REVIEW) return asked;
  const told = says.filter(({ intake }) => intake?.asking === undefined);
  return askMeant(run, progress, meant, told);
}

/** None of what was offered: it is asked again with all choices, and not guessed at a second time. */
export async function declined(
  run: Run,
  at: Progress,
  values: readonly string[],
): Promise<FormResult> {
  return next(run, { ...at, declined: withNotMeant(at.declined, values) });
}

/** What a free text seems to name for the question that comes next, but misspells. */
export function nearIn(run: Run, at: Progress, text: string): readonly Choice[] {
  if (at.asking === REVIEW || at.offered !== undefined) return [];
  return questionOf(run.form, at.asking).reader.near?.(text, contextFor(run, at, at.asking)) ?? [];
}
