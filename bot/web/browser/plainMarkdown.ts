const LINK = /https:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/g;

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/**
 * Text to HTML with nothing in it but line breaks and links that show where they lead. The bot's
 * texts hold what people typed, so Markdown in them is never obeyed.
 */
export function plainMarkdown(text: string): string {
  let html = '';
  let from = 0;
  for (const { 0: link, index } of text.matchAll(LINK)) {
    const safe = escaped(link);
    html += escaped(text.slice(from, index));
    html += `<a href="${safe}" rel="noopener noreferrer" target="_blank">${safe}</a>`;
    from = index + link.length;
  }
  return `<p>${(html + escaped(text.slice(from))).replaceAll('\n', '<br />')}</p>`;
}
