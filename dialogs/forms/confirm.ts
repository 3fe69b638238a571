/** The yes-or-no questions that any form may ask between its own. */
import { type PlainId, repliesFor, reply, replyFor } from '../replies/replies.ts';
import type { Choice, Say } from '../say.ts';
import { buttonSaid } from '../understanding/buttonSaid.ts';
import { plainWords, yesOrNo } from '../understanding/words.ts';
import type { AnyForm } from './outline.ts';
import type { Progress } from './progress.ts';

type Confirming = NonNullable<Progress['confirming']>;

const titlesOf = (id: PlainId, form: string | undefined): readonly string[] =>
  form === undefined ? repliesFor(id) : [replyFor(form, id)];

/** In a form's own words; without one, in those of all of them. */
const CHOICES: Readonly<Record<Confirming, (form?: string) => readonly Choice[]>> = {
  cancel: (form) => [
    ...titlesOf('cancel.yes', form).map((title) => ({ value: 'yes', title })),
    { value: 'no', title: reply('cancel.no') },
  ],
  resume: (form) => [
    { value: 'continue', title: reply('resume.continue') },
    { value: 'restart', title: reply('resume.restart') },
    ...titlesOf('resume.brief', form).map((title) => ({ value: 'brief', title })),
  ],
  person: () => [
    { value: 'brief', title: reply('person.brief') },
    { value: 'continue', title: reply('person.continue') },
  ],
  meant: () => [
    { value: 'yes', title: reply('meant.yes') },
    { value: 'another', title: reply('meant.another') },
  ],
};

export const confirmChoices = (confirming: Confirming): readonly Choice[] => CHOICES[confirming]();

/** Whether there is anything that a form can go without. */
const canBeBrief = ({ questions }: Pick<AnyForm, 'questions'>): boolean =>
  Object.values(questions).some((one) => one.optional === true || one.unasked !== undefined);

export function confirmSay(
  form: Pick<AnyForm, 'id' | 'questions'>,
  confirming: Exclude<Confirming, 'meant'>,
): Say {
  const choices = CHOICES[confirming](form.id).filter(
    ({ value }) => confirming !== 'resume' || value !== 'brief' || canBeBrief(form),
  );
  const id = `${confirming}.ask` as const;
  return {
    id,
    text: replyFor(form.id, id),
    choices,
    intake: { form: form.id, asking: confirming, choices },
  };
}

/** The choice that a line is, by value or title. */
export function chosen(line: string, choices: readonly Choice[]): Choice | undefined {
  const said = plainWords(line);
  return choices.find(
    ({ value, title }) => plainWords(value) === said || plainWords(title) === said,
  );
}

/** What a bare yes or no means; to "how shall we go on?" a no means nothing. */
const BY_WORD: Readonly<Record<Confirming, Readonly<Record<'yes' | 'no', string | undefined>>>> = {
  cancel: { yes: 'yes', no: 'no' },
  resume: { yes: 'continue', no: undefined },
  person: { yes: 'brief', no: 'continue' },
  meant: { yes: 'yes', no: 'another' },
};

/** @param form whose buttons were shown: "leave it" drops one form and keeps another */
export function confirmed(line: string, confirming: Confirming, form: string): string | undefined {
  const choice = (
    chosen(line, CHOICES[confirming]()) ?? buttonSaid(line, CHOICES[confirming](form))
  )?.value;
  const word = yesOrNo(line);
  return choice ?? (word === undefined ? undefined : BY_WORD[confirming][word]);
}

const HALF =
  /^(?:yes|yeah|yep|ok|okay|sure|no|nope|nah)[,. ]{1,3}(?:please )?(?:do|don't|dont|drop|leave|keep|go|cancel|stop|continue|carry|forget|throw|delete)\b/u;
const MOST_WORDS = 5;

/** Meant for the question, but neither of its buttons, as "no, drop it": it answers nothing else. */
export function isHalfConfirmed(line: string): boolean {
  const said = plainWords(line.slice(0, 100));
  return said.split(' ').length <= MOST_WORDS && !/\d/.test(said) && HALF.test(said);
}
