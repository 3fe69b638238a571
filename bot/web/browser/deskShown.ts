/** What the large part of the page shows: a request, the mails, or a hint to choose one. */
import type { DeskDetail } from '../../desk/deskDetail.ts';
import { deskApi } from './deskApi.ts';
import { deskDetail, type ShownDetail } from './deskDetail.ts';
import type { DeskDock } from './deskDock.ts';
import type { ShownMails } from './deskMails.ts';
import { deskTexts } from './deskTexts.ts';
import { dom } from './dom.ts';
import { element } from './element.ts';

export interface DeskShown {
  /** @param current asked again when the answer is there: another one may have been chosen */
  show(
    what: string,
    current: () => string,
    options?: { readonly takesFocus: boolean },
  ): Promise<void>;
  /** Something was done: what was asked for before that is not shown any more. */
  outdate(): void;
  forget(): void;
}

export function deskShown(told: {
  readonly dock: DeskDock;
  readonly mails: ShownMails;
  readonly say: (news: string) => void;
}): DeskShown {
  const { dock, mails, say } = told;
  const place = element('detail');
  let shown: ShownDetail | undefined;
  /** What is shown, as it is known: a reference, `mails`, or nothing. */
  let isShown = '?';
  let events = new Set<string>();
  /** Two may be asked for at once; the answer to the later one may come first, and stays. */
  let asked = 0;
  let newest = 0;

  const replace = (what: string, ...children: readonly HTMLElement[]): void => {
    if (isShown === what && shown === undefined) return;
    shown = undefined;
    isShown = what;
    dock.show(undefined);
    place.replaceChildren(...children);
    place.scrollTop = 0;
  };

  const showGone = (what: string): void =>
    replace(
      what,
      dom(
        'div',
        { class: 'pick' },
        dom('a', { href: '#', class: 'back' }, deskTexts.back),
        dom('p', { class: 'hint' }, deskTexts.gone),
      ),
    );

  // The composer takes room from below: whoever reads the end goes on seeing it.
  let wasAtEnd = false;
  const isAtEnd = (): boolean =>
    place.scrollTop > 0 && place.scrollTop + place.clientHeight > place.scrollHeight - 60;
  place.addEventListener('scroll', () => {
    wasAtEnd = isAtEnd();
  });
  new ResizeObserver(() => {
    if (wasAtEnd) place.scrollTop = place.scrollHeight;
  }).observe(place);

  /** What the customer said while one looks is said aloud. */
  const tellNew = ({ request, handoff }: DeskDetail): void => {
    const fresh = request.events.filter(({ id, by }) => by.kind === 'customer' && !events.has(id));
    const last = fresh.at(-1);
    if (last === undefined) return;
    say(deskTexts.last(handoff.contact.name, last.text ?? deskTexts.events[last.kind]));
  };

  const showRequest = (what: string, detail: DeskDetail): void => {
    if (shown === undefined || isShown !== what) {
      shown = deskDetail(what, { onRetry: () => dock.act('retry') });
      isShown = what;
      place.replaceChildren(shown.element);
      place.scrollTop = 0;
    } else tellNew(detail);
    events = new Set(detail.request.events.map(({ id }) => id));
    // The same for what is new at the end.
    const staysAtEnd = isAtEnd();
    shown.show(detail);
    dock.show(detail);
    if (staysAtEnd) place.scrollTop = place.scrollHeight;
  };

  return {
    async show(what, current, options) {
      document.body.classList.toggle('has-detail', what !== '');
      if (what === '') {
        replace('', dom('p', { class: 'hint pick' }, deskTexts.pick));
        return;
      }
      if (what === 'mails') {
        await mails.refresh();
        if (what !== current()) return;
        replace(what, mails.element);
      } else {
        asked += 1;
        const mine = asked;
        const detail = await deskApi.request(what);
        if (what !== current()) return;
        if (isShown !== what || mine > newest) {
          newest = mine;
          if (detail === undefined) showGone(what);
          else showRequest(what, detail);
        }
      }
      if (options?.takesFocus === true) {
        place.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
      }
    },
    outdate() {
      newest = asked;
    },
    forget() {
      shown = undefined;
      isShown = '?';
      events = new Set();
      dock.show(undefined);
      place.replaceChildren();
    },
  };
}
