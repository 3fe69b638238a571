import type { Card, CardRow } from './card.ts';

/** What a card's button sends back. Untrusted: the id is looked up, never believed. */
export interface CardSubmit {
  readonly intake: { readonly card: string; readonly action: string; readonly slot?: string };
}

/** A text run is never read as Markdown, so what a customer typed cannot forge links or headings. */
function plain(text: string, style: Readonly<Record<string, unknown>> = {}): unknown {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, ...style }] };
}

function submit(title: string, data: CardSubmit, style?: string): unknown {
  return { type: 'Action.Submit', title, data, ...(style === undefined ? {} : { style }) };
}

function row(card: Card, { label, value, edit }: CardRow): unknown {
  const text = {
    type: 'Column',
    width: 'stretch',
    items: [plain(label, { isSubtle: true, size: 'Small' }), plain(value)],
  };
  if (edit === undefined) return { type: 'ColumnSet', spacing: 'Small', columns: [text] };
  const button = {
    type: 'ActionSet',
    actions: [submit(edit.title, { intake: { card: card.id, action: 'edit', slot: edit.slot } })],
  };
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [text, { type: 'Column', width: 'auto', items: [button] }],
  };
}

/** The Adaptive Card (schema 1.5) of a card, for channels that show `Action.Submit`. */
export function adaptiveCard(card: Card): Readonly<Record<string, unknown>> {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    speak: card.title,
    body: [
      plain(card.title, { weight: 'Bolder', size: 'Medium' }),
      ...(card.intro === undefined ? [] : [plain(card.intro)]),
      ...card.rows.map((one) => row(card, one)),
    ],
    actions: card.buttons.map(({ title, action, style }) =>
      submit(title, { intake: { card: card.id, action } }, style),
    ),
  };
}

/** The same card in words, for channels and readers without cards. */
export function cardText(card: Card): string {
  return [
    card.title,
    ...(card.intro === undefined ? [] : [card.intro]),
    ...card.rows.map(({ label, value }) => `${label}: ${value}`),
  ].join('\n');
}
