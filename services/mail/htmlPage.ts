import { MAIL_STYLE } from './mailStyle.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as HTML that shows it as it is, line by line. */
export function asHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one)
    .replace(/(?<=^|\n) +/g, (spaces) => '&nbsp;'.repeat(spaces.length))
    .replaceAll('\n', '<br>');
}

/** A mail's HTML. @param body HTML; `title` and `preview` are text. */
export function htmlPage({
  title,
  preview,
  body,
}: {
  readonly title: string;
  /** What a list of mails shows beside the subject. */
  readonly preview: string;
  readonly body: string;
}): string {
  return (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    '<meta name="color-scheme" content="light dark">\n' +
    '<meta name="supported-color-schemes" content="light dark">\n' +
    `<title>${asHtml(title)}</title>\n<style>${MAIL_STYLE}</style>\n</head>\n<body>\n` +
    `<div class="hidden">${asHtml(preview)}</div>\n` +
    `<div class="page"><div class="card">\n${body}\n</div></div>\n</body>\n</html>\n`
  );
}
