/** The yes-or-no questions that any form may ask between its own. */
import { repliesFor, reply, replyFor } from '../replies/replies.ts';
import type { Choice, Say } from '../say.ts';
import { plainWords, yesOrNo } from '../understanding/words.ts';
import type { Progress } from './progress.ts';

type Confirming = NonNullable<Progress['confirming']>;

/** In a form's own words; without one, in those of all of them. */
const CHOICES: Readonly<Record<Confirming, (form?: string) => readonly Choice[]>> = {
  cancel: (form) => [
    ...(form === undefined ? repliesFor('cancel.yes') : [replyFor(form, 'cancel.yes')]).map(
      (title) => ({ value: 'yes', title }),
    ),
    { value: 'no', title: reply('cancel.no') },
  ],
  resume: () => [
    { value: 'continue', title: reply('resume.continue') },
    { value: 'restart', title: reply('resume.restart') },
    { value: 'brief', title: reply('resume.brief') },
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

export function confirmSay(formId: string, confirming: Exclude<Confirming, 'meant'>): Say {
  const choices = CHOICES[confirming](formId);
  const id = `${confirming}.ask` as const;
  return {
    id,
    text: replyFor(formId, id),
    choices,
    intake: { form: formId, asking: confirming, choices },
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

export function confirmed(line: string, confirming: Confirming): string | undefined {
  const choice = chosen(line, CHOICES[confirming]())?.value;
  const word = yesOrNo(line);
  return choice ?? (word === undefined ? undefined : BY_WORD[confirming][word]);
}
