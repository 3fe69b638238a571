import { inertText } from '../cards/inert.ts';
import type { Json } from './threadCard.ts';

/** Of what Teams takes there is room for the rest of the message. */
const MOST_BYTES = 20_000;

/**
 * Words of several lines, as a card of them: Teams runs the lines of a text together (a single line break is none
 * to it), and a text run knows no Markdown, so that nothing that somebody typed takes effect.
 *
 * @returns undefined for one line, which is text, and for more than fits
 */
export function linesCard(text: string): Json | undefined {
  const lines = text.split(/\r\n?|\n/);
  if (lines.length === 1) return undefined;
  const body = lines.flatMap((line, place) => {
    if (line.trim() === '') return [];
    const isNext = place > 0 && lines[place - 1]?.trim() !== '';
    return [
      {
        type: 'RichTextBlock',
        // A blank line is a gap.
        spacing: isNext ? 'None' : 'Medium',
        inlines: [{ type: 'TextRun', text: inertText(line) }],
      },
    ];
  });
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    body,
  };
  return Buffer.byteLength(JSON.stringify(card)) > MOST_BYTES ? undefined : card;
}
