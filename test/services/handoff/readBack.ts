/** Renderings read back as plain text, the way their readers show them. */

/** Blank space is the renderings' own. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

export function textOfMarkdown(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => line.replace(/^\s*>(?: |$)/, '').replace(/(?<!\\)((?:\\\\)*)\\$/, '$1'))
    .join('\n')
    .replace(/\*\*((?:\\.|[^\\*])*)\*\*/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

export function textOfHtml(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, (one) => ENTITIES[one] ?? one);
}

/** Every text run and every title of a card, in order. */
export function textOfCard(card: unknown): string {
  if (Array.isArray(card)) return card.map(textOfCard).join(' ');
  if (typeof card !== 'object' || card === null) return '';
  return Object.entries(card)
    .map(([name, value]) =>
      (name === 'text' || name === 'title') && typeof value === 'string'
        ? value.replaceAll('\u2060', '')
        : name === 'fallback'
          ? ''
          : textOfCard(value),
    )
    .join(' ');
}
