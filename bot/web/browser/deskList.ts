import type { DeskListItem } from '../../desk/deskListItem.ts';
import { clock, tick } from './deskClock.ts';
import { deskTexts } from './deskTexts.ts';
import { deskTime } from './deskTime.ts';
import { dom } from './dom.ts';
import { keepChildren } from './keepChildren.ts';
import { severityBadge } from './severityBadge.ts';
import { shownText } from './shownText.ts';
import { stateText } from './stateText.ts';

function last(item: DeskListItem): HTMLElement | undefined {
  if (item.last === undefined) return undefined;
  const { by, text = '' } = item.last;
  const who = by.kind === 'staff' ? by.name : by.kind === 'customer' ? item.contactName : undefined;
  return dom(
    'span',
    { class: `last ${by.kind}` },
    dom('strong', {}, `${who ?? deskTexts.system}: `),
    shownText(text),
  );
}

/** While somebody waits for the first answer; what came of that promise is told where the request is open. */
function waitsFor(item: DeskListItem): HTMLElement | undefined {
  const { state, acknowledgedAt } = item.work;
  return state === 'waiting' && acknowledgedAt === undefined ? clock(item) : undefined;
}

function entry(item: DeskListItem): HTMLElement {
  const { work, contactName, accountName } = item;
  const who = accountName === undefined ? contactName : `${contactName}, ${accountName}`;
  return dom(
    'li',
    { 'data-reference': item.reference },
    dom(
      'a',
      { href: `#${item.reference}`, class: 'request' },
      dom('span', { class: 'top' }, severityBadge(item), dom('strong', {}, shownText(item.title))),
      dom('span', { class: 'summary' }, shownText(item.summary)),
      last(item),
      dom(
        'span',
        { class: 'bottom' },
        dom('span', { class: 'who' }, shownText(who)),
        item.isDisputed ? dom('span', { class: 'tag' }, deskTexts.state.disputed) : undefined,
        item.isVerified ? undefined : dom('span', { class: 'tag' }, deskTexts.list.unverified),
        item.parked === null
          ? undefined
          : dom('span', { class: 'tag parked' }, deskTexts.list.parked),
        dom(
          'span',
          { class: 'standing' },
          dom('span', { class: `state ${work.state}` }, stateText(item)),
          waitsFor(item),
          dom(
            'time',
            { datetime: item.raisedAt },
            dom('span', { class: 'unseen' }, deskTexts.list.raised),
            deskTime.short(item.raisedAt, Date.now()),
          ),
        ),
      ),
    ),
  );
}

function wordsOf(item: DeskListItem): string {
  const { reference, caseNumber, title, summary, accountName, contactName, queue, work } = item;
  const severity = `${deskTexts.severity(item.severityNow)} sev${item.severityNow}`;
  const people = [accountName, contactName, work.staff, queue.name];
  return [reference, caseNumber, title, summary, ...people, severity].join(' ').toLowerCase();
}

/** Those in which every word of the filter is found. "sev 1" is one word to people. */
function matching(items: readonly DeskListItem[], filter: string): readonly DeskListItem[] {
  const words = filter
    .toLowerCase()
    .replace(/\bsev (\d)/g, 'sev$1')
    .split(/\s+/)
    .filter(Boolean);
  return items.filter((item) => {
    const text = wordsOf(item);
    return words.every((word) => text.includes(word));
  });
}

/** The list, kept in step with the server without being rebuilt. */
export function deskList(list: HTMLElement) {
  const keep = keepChildren(list);
  return {
    /** Returns how many are shown. */
    show(items: readonly DeskListItem[], filter: string, current: string): number {
      const shown = matching(items, filter);
      keep(
        shown.map((item) => ({
          key: item.reference,
          json: JSON.stringify(item),
          make: () => entry(item),
        })),
      );
      for (const link of list.querySelectorAll('a')) {
        if (link.hash === `#${current}`) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
      tick(list, Date.now());
      return shown.length;
    },
  };
}
