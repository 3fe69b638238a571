import type { CardSubmit } from './adaptiveCard.ts';
import { reply } from '../replies/replies.ts';
import { fieldLabel, fieldNote } from './fieldLabel.ts';
import type { Field, WholeForm } from './wholeForm.ts';

type Json = Readonly<Record<string, unknown>>;

/** How inputs of a card are named, so that what was filled in is found again. */
export interface InputNames {
  answerTo(slot: string): string;
  readonly date: string;
  readonly time: string;
}

function plain(text: string, style: Json = {}): Json {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, ...style }] };
}

/**
 * A number that is none would not be shown: it stands there as text. No bounds are set: with them Web Chat takes
 * an empty field for a wrong one, and sends nothing.
 */
const isNumber = (value: string): boolean => value === '' || /^\d+(?:\.\d+)?$/.test(value);

function inputs(field: Field, names: InputNames): readonly Json[] {
  const { slot, input, value } = field;
  const id = names.answerTo(slot);
  const label = fieldLabel(field);
  const given = value === '' ? {} : { value };
  const asText = { type: 'Input.Text', id, label, ...given };
  switch (input.kind) {
    case 'text':
      return [
        {
          ...asText,
          ...(input.isLong === true ? { isMultiline: true } : {}),
          ...(input.style === undefined
            ? {}
            : { style: input.style === 'email' ? 'Email' : 'Tel' }),
        },
      ];
    case 'number':
      return isNumber(value)
        ? [
            {
              type: 'Input.Number',
              id,
              label,
              ...(value === '' ? {} : { value: Number(value) }),
            },
          ]
        : [asText];
    case 'instant': {
      const [date = '', time = ''] = value.split(' ');
      return [
        {
          type: 'Input.Date',
          id: `${id}${names.date}`,
          label: reply('form.all.date', { label: field.label, note: fieldNote(field) }).trim(),
          ...(date === '' ? {} : { value: date }),
        },
        {
          type: 'Input.Time',
          id: `${id}${names.time}`,
          label: reply('form.all.time', { label: field.label }),
          ...(time === '' ? {} : { value: time }),
        },
      ];
    }
    case 'choice':
      return [
        {
          type: 'Input.ChoiceSet',
          id,
          label,
          style: 'compact',
          placeholder: reply('question.card.pick'),
          choices: input.choices.map((choice) => ({ title: choice.title, value: choice.value })),
          ...given,
        },
      ];
  }
}

/** What a field looks like: what is wrong with it, and what it is filled in with. */
export const fieldElements = (field: Field, names: InputNames): readonly Json[] => [
  ...problemOf(field),
  ...inputs(field, names),
];

function problemOf({ problem }: Field): readonly Json[] {
  return problem === undefined ? [] : [plain(problem, { color: 'Attention', size: 'Small' })];
}

/** The Adaptive Card (schema 1.5) of a whole form, for channels that show inputs and `Action.Submit`. */
export function formCard(form: WholeForm, names: InputNames): Json {
  const data: CardSubmit = { intake: { card: form.id, action: 'fill' } };
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    speak: form.title,
    body: [
      plain(form.title, { weight: 'Bolder', size: 'Medium' }),
      plain(form.intro),
      ...form.fields.flatMap((field) => fieldElements(field, names)),
    ],
    actions: [{ type: 'Action.Submit', title: form.submit, data, style: 'positive' }],
  };
}
