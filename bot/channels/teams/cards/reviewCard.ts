import type { Card, CardRow } from '../../../../dialogs/cards/card.ts';
import { cut } from '../../../../dialogs/readers/cut.ts';
import { reply } from '../../../../dialogs/replies/replies.ts';
import { linesOf } from './linesOf.ts';
import { type Json, template } from './template.ts';

const review = template('review');

/** How much of each answer is shown; the first that fits is taken. */
const SIZES = [Infinity, 1500, 600, 200, 80] as const;

function shown(value: string, most: number): string {
  return value.length <= most ? value : reply('review.cut', { text: cut(value, most) });
}

function row({ id }: Card, { label, value, edit }: CardRow, most: number): Json {
  return {
    label,
    lines: linesOf(shown(value, most)),
    canEdit: edit !== undefined,
    edit: reply('review.edit.short'),
    tooltip: edit?.title ?? '',
    data: { intake: { card: id, action: 'edit', slot: edit?.slot } },
  };
}

function view(card: Card, most: number): Json {
  const { id, title, intro = '', rows, buttons } = card;
  return {
    title,
    hasIntro: intro !== '',
    intro,
    rows: rows.map((one) => row(card, one, most)),
    buttons: buttons.map(({ action, style = 'default', ...button }) => ({
      title: button.title,
      style,
      verb: `intake.${action}`,
      data: { intake: { card: id, action } },
    })),
  };
}

/** A review within the size that Teams takes: long answers are cut there, and sent in full. */
export function reviewCard(card: Card, mostBytes: number): Json {
  const [first, ...smaller] = SIZES;
  let made = review(view(card, first));
  for (const most of smaller) {
    if (Buffer.byteLength(JSON.stringify(made)) <= mostBytes) return made;
    made = review(view(card, most));
  }
  return made;
}
