/** Where the focus goes for who works without a mouse. */
import { element } from './element.ts';

export const deskFocus = {
  /** The form that had it is gone: to what is open, or to the list. */
  begin(): void {
    const title = element('detail').querySelector<HTMLElement>('h2');
    (title ?? element('list-title')).focus({ preventScroll: true });
  },
  /** Escape leads from a request to its place in the list, which may be many links before. */
  listen(): void {
    for (const id of ['detail', 'actions']) {
      element(id).addEventListener('keydown', ({ key }) => {
        const place = element('requests').querySelector<HTMLElement>('[aria-current]');
        if (key === 'Escape') place?.focus();
      });
    }
  },
};
