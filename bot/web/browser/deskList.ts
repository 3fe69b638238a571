import type { DeskListItem } from '../../desk/deskListItem.ts';
import { deskTexts } from './deskTexts.ts';
import { deskTime, tick } from './deskTime.ts';
import { dom } from './dom.ts';
import { shownText } from './shownText.ts';

function clock(respondBy: string | undefined): HTMLElement {
  if (respondBy === undefined) return dom('span', { class: 'due' }, deskTexts.list.noTarget);
  return dom('span', { class: 'due', 'data-by': respondBy });
}

function entry(item: DeskListItem): HTMLElement {
  const link = dom(
    'a',
    { href: `#${item.reference}`, class: 'request' },
    dom(
      'span',
      { class: 'top' },
      dom('span', { class: `badge sev${item.severity}` }, deskTexts.severity(item.severity)),
      dom('strong', {}, shownText(item.productName)),
      clock(item.respondBy),
    ),
    dom('span', { class: 'summary' }, shownText(item.summary)),
    dom(
      'span',
      { class: 'bottom' },
      dom('span', { class: 'who' }, shownText(item.accountName ?? item.contactName)),
      dom('span', {}, item.caseNumber ?? item.reference),
      item.status === 'opened'
        ? undefined
        : dom('span', { class: `tag ${item.status}` }, deskTexts.status[item.status]),
      item.route === 'customerService'
        ? dom('span', { class: 'tag' }, deskTexts.list.unverified)
        : undefined,
      dom('time', { datetime: item.raisedAt }, deskTime.short(item.raisedAt, Date.now())),
    ),
  );
  return dom('li', { 'data-reference': item.reference }, link);
}

function wordsOf(item: DeskListItem): string {
  const { reference, caseNumber, productName, summary, accountName, contactName } = item;
  const severity = `${deskTexts.severity(item.severity)} sev${item.severity}`;
  return [reference, caseNumber, productName, summary, accountName, contactName, severity]
    .join(' ')
    .toLowerCase();
}

/**
 * The list, kept in step with the server without being rebuilt: what did not change stays the same
 * element, so that neither the place nor the focus is lost.
 */
export function deskList(list: HTMLElement) {
  const shown = new Map<string, { readonly json: string; readonly element: HTMLElement }>();

  const elementOf = (item: DeskListItem): HTMLElement => {
    const json = JSON.stringify(item);
    const there = shown.get(item.reference);
    if (there?.json === json) return there.element;
    const element = entry(item);
    if (there?.element.contains(document.activeElement) === true) {
      there.element.replaceWith(element);
      element.querySelector('a')?.focus({ preventScroll: true });
    } else there?.element.remove();
    shown.set(item.reference, { json, element });
    return element;
  };

  return {
    /** Returns how many are shown. */
    show(items: readonly DeskListItem[], filter: string, current: string): number {
      const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
      // "sev 1" is one word to people.
      const wanted = words
        .join(' ')
        .replace(/\bsev (\d)/g, 'sev$1')
        .split(' ')
        .filter(Boolean);
      const matching = items.filter((item) => {
        const text = wordsOf(item);
        return wanted.every((word) => text.includes(word));
      });
      const keep = new Set(matching.map(({ reference }) => reference));
      for (const [reference, { element }] of shown) {
        if (keep.has(reference)) continue;
        element.remove();
        shown.delete(reference);
      }
      matching.forEach((item, place) => {
        const element = elementOf(item);
        const link = element.querySelector('a');
        if (item.reference === current) link?.setAttribute('aria-current', 'page');
        else link?.removeAttribute('aria-current');
        const at = list.children[place];
        if (at === element) return;
        const hadFocus = element.contains(document.activeElement);
        list.insertBefore(element, at ?? null);
        if (hadFocus) link?.focus({ preventScroll: true });
      });
      tick(list, Date.now());
      return matching.length;
    },
  };
}
