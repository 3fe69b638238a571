import type { SupportRequest } from '../requests/supportRequest.ts';

const longest = 160;
const letters = new Intl.Segmenter();

/** The title of a case: the product and the first line of what the customer wrote, in 160 letters. */
export function caseTitle({ productName, draft }: SupportRequest): string {
  const firstLine = draft.summary
    .trim()
    .split(/[\r\n]/, 1)
    .join('');
  const title = `${productName}: ${firstLine}`.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  // Cut between letters as people see them, not inside an emoji or an accent.
  const shown = Array.from(letters.segment(title), ({ segment }) => segment);
  return shown.length <= longest ? title : `${shown.slice(0, longest - 1).join('')}…`;
}
