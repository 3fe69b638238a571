import { reply } from '../../../../dialogs/replies/replies.ts';
import type { Choice, Say } from '../../../../dialogs/say.ts';
import { ANSWER, DATE, TIME } from '../../../pressValue.ts';
import { linesOf } from './linesOf.ts';
import { type Json, template } from './template.ts';

const question = template('question');

/** Teams shows six buttons at once; more are picked from a list. */
const MOST_BUTTONS = 6;

/** Of letters, on a phone; and what a button takes beside its own. */
const LONGEST_ROW = 34;
const BETWEEN = 5;

interface Button {
  readonly title: string;
  readonly data: Json;
}

/** A button that says in the chat what was picked, and to us which question it answers. */
function button(title: string, text: string, intake: Json | undefined): Button {
  const held = intake === undefined ? {} : { intake };
  const said = { type: 'messageBack', displayText: title, text };
  const back = intake === undefined ? said : { ...said, value: held };
  // The renderer of the Agents Playground 0.2 copies `msteams` to this name, and throws where it is not there.
  return { title, data: { ...held, msteams: back, msTeams: {} } };
}

/** Short ones side by side; a row that is too long for a phone would be cut off there. */
function rowsOf(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const length = buttons.reduce((sum, { title }) => sum + title.length + BETWEEN, 0);
  if (buttons.length === 0) return [];
  return length <= LONGEST_ROW ? [buttons] : buttons.map((one) => [one]);
}

const isAmong = (choices: readonly Choice[], { value }: Choice): boolean =>
  choices.some((one) => one.value === value);

/** Whether a question has anything to press; people type the answer to all others. */
export const hasCard = ({ choices = [], input, offersAll }: Say): boolean =>
  choices.length > 0 || input?.kind === 'instant' || offersAll !== undefined;

export function questionCard({ text, choices = [], input, offersAll, intake, cardId }: Say): Json {
  const answers = input?.kind === 'choice' ? input.choices : [];
  const isChoiceSet = answers.length > MOST_BUTTONS;
  const isInstant = input?.kind === 'instant';
  const of = (more: Json): Json | undefined =>
    cardId === undefined
      ? undefined
      : { card: cardId, action: 'answer', slot: intake?.asking, ...more };
  const buttons = choices
    .filter((choice) => !isChoiceSet || !isAmong(answers, choice))
    .map(({ value, title }) => button(title, title, of({ answer: value })));
  const quiet =
    offersAll === undefined || cardId === undefined
      ? []
      : [button(offersAll, offersAll, { card: cardId, action: 'all' })];
  return question({
    lines: linesOf(text),
    isChoiceSet,
    choices: answers,
    isInstant,
    isFilledIn: isChoiceSet || isInstant,
    ids: { answer: ANSWER, date: `${ANSWER}${DATE}`, time: `${ANSWER}${TIME}` },
    texts: {
      pick: reply('question.card.pick'),
      date: reply('question.card.date'),
      time: reply('question.card.time'),
      send: reply('question.card.send'),
    },
    data: { intake: of({}) ?? {} },
    rows: rowsOf(buttons).map((row) => ({ buttons: row })),
    hasQuiet: quiet.length > 0,
    quiet,
  });
}
