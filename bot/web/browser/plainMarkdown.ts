const LINK = /https:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/g;

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function linkTo(what: string): string {
  const safe = escaped(what);
  return what.startsWith('https://')
    ? `<a href="${safe}" rel="noopener noreferrer" target="_blank">${safe}</a>`
    : `<a href="tel:${what.replace(/[^+\d]/g, '')}">${safe}</a>`;
}

/** Where links and numbers are; of two that overlap the first. */
function* found(text: string, numbers: Iterable<string>): Generator<readonly [string, number]> {
  const links = [...text.matchAll(LINK)].map(({ 0: link, index }) => [link, index] as const);
  const named = [...numbers].map((number) => [number, text.indexOf(number)] as const);
  const all = [...links, ...named].filter(([, index]) => index >= 0);
  let from = 0;
  for (const [what, index] of all.toSorted(([, a], [, b]) => a - b)) {
    if (index < from) continue;
    yield [what, index];
    from = index + what.length;
  }
}

/**
 * Text to HTML with nothing in it but line breaks and links that show where they lead. The bot's
 * texts hold what people typed, so Markdown in them is never obeyed.
 *
 * @param numbers that are phoned by a link, as they stand in the text
 */
export function plainMarkdown(text: string, numbers: Iterable<string> = []): string {
  let html = '';
  let from = 0;
  for (const [what, index] of found(text, numbers)) {
    html += escaped(text.slice(from, index));
    html += linkTo(what);
    from = index + what.length;
  }
  return `<p>${(html + escaped(text.slice(from))).replaceAll('\n', '<br />')}</p>`;
}
