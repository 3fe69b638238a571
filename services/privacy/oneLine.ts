import { visible } from './visible.ts';

/** A text for a title or a log: one visible line of at most `max` characters, cut with an ellipsis. */
export function oneLine(text: string, max = 120): string {
  // Cut first: a title needs no more than the beginning of a very long text.
  const line = visible(text.slice(0, max * 8 + 200))
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...new Intl.Segmenter().segment(line)].map((one) => one.segment);
  if (characters.length <= max && text.length <= max * 8 + 200) return line;
  return `${characters
    .slice(0, max - 1)
    .join('')
    .trimEnd()}…`;
}
