/** A text of at most `max` UTF-16 units, with an ellipsis if it was longer; no character is halved. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
