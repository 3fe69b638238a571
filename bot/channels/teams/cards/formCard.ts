import { fieldElements } from '../../../../dialogs/cards/formCard.ts';
import type { WholeForm } from '../../../../dialogs/cards/wholeForm.ts';
import { answerTo, DATE, TIME } from '../../../pressValue.ts';
import { type Json, template } from './template.ts';

const whole = template('form');
const NAMES = { answerTo, date: DATE, time: TIME };

export function formCard({ id, title, intro, fields, submit }: WholeForm): Json {
  return whole({
    title,
    intro,
    submit,
    fields: fields.map((field) => ({ elements: fieldElements(field, NAMES) })),
    data: { intake: { card: id, action: 'fill' } },
  });
}
