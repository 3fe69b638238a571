import type { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { dom } from './dom.ts';
import { shownText } from './shownText.ts';

function size(bytes: number): string {
  const kB = Math.ceil(bytes / 1024);
  return kB < 1024 ? `${kB} kB` : `${(kB / 1024).toFixed(1)} MB`;
}

/** Files that a customer attached, each to be had from the desk. What data names as an address is not followed. */
export function deskFiles(files: SupportRequest['attachments']): HTMLElement {
  return dom(
    'ul',
    { class: 'files' },
    ...files.map((file) =>
      dom(
        'li',
        {},
        dom(
          'a',
          {
            href: `/desk/api/uploads/${encodeURIComponent(file.id)}`,
            target: '_blank',
            rel: 'noreferrer',
          },
          shownText(file.name),
        ),
        dom('small', {}, ` ${size(file.size)}`),
      ),
    ),
  );
}
