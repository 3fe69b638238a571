/** What was said, before and after the request was raised, and what happened to it, in order. */
import type { DeskDetail } from '../../desk/deskDetail.ts';
import { deskFiles } from './deskFiles.ts';
import { deskTexts } from './deskTexts.ts';
import { deskTime } from './deskTime.ts';
import { dom } from './dom.ts';
import { type Block, keepChildren } from './keepChildren.ts';
import { shownText } from './shownText.ts';

type Event = DeskDetail['request']['events'][number];

function line(
  look: string,
  who: string,
  at: string,
  what: string,
  text: string | undefined,
  more?: Node,
): HTMLElement {
  return dom(
    'li',
    { class: look },
    dom(
      'p',
      { class: 'said-by' },
      dom('strong', {}, shownText(who)),
      what === '' ? undefined : dom('span', {}, what),
      dom('time', { datetime: at, title: deskTime.moment(at) }, deskTime.short(at, Date.now())),
    ),
    text === undefined || text === '' ? undefined : dom('p', {}, shownText(text)),
    more,
  );
}

const SAID: readonly Event['kind'][] = ['customerWrote', 'answer', 'note', 'nextSteps', 'resolved'];

function eventLine(event: Event, { request, handoff }: DeskDetail): HTMLElement {
  const { by, kind, at, text, rating, attachments = [] } = event;
  const who =
    by.kind === 'staff'
      ? by.name
      : by.kind === 'customer'
        ? (by.name ?? handoff.contact.name)
        : deskTexts.system;
  const queue = request.queues.find(({ id }) => id === event.queue)?.name ?? event.queue;
  const what = [
    deskTexts.events[kind],
    queue === undefined ? '' : deskTexts.passedTo(queue),
    rating === undefined ? '' : deskTexts.rating(rating),
  ];
  const look = SAID.includes(kind) ? kind : 'event';
  const files = attachments.length === 0 ? undefined : deskFiles(attachments);
  return line(`${look} ${by.kind}`, who, at, what.filter(Boolean).join(' '), text, files);
}

function blocks(detail: DeskDetail): readonly Block[] {
  const { request, handoff } = detail;
  const names = { customer: handoff.contact.name, bot: deskTexts.bot, staff: deskTexts.us };
  const before = request.transcript.map((said, place) => ({
    at: said.at,
    block: {
      key: `line ${place}`,
      json: JSON.stringify(said),
      make: () => line(`before ${said.from}`, names[said.from], said.at, '', said.text),
    },
  }));
  const after = request.events.map((event) => ({
    at: event.at,
    block: {
      key: `event ${event.id}`,
      json: JSON.stringify(event),
      make: () => eventLine(event, detail),
    },
  }));
  return [...before, ...after]
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ block }) => block);
}

/** A list that takes what is new at its end, and leaves the rest alone. */
export function deskThread(): {
  readonly element: HTMLElement;
  show(detail: DeskDetail): void;
} {
  const list = dom('ol', { class: 'thread' });
  const keep = keepChildren(list);
  const none = dom('p', { class: 'hint' }, deskTexts.noConversation);
  const title = dom('h3', { tabindex: '-1' }, deskTexts.conversation);
  const element = dom('section', { id: 'conversation' }, title, none, list);
  return {
    element,
    show(detail) {
      const all = blocks(detail);
      none.hidden = all.length > 0;
      keep(all);
    },
  };
}
