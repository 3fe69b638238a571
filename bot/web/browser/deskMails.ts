/** In a demo: the mails that were kept instead of sent, newest first. */
import { deskApi, type KeptMail } from './deskApi.ts';
import { deskTexts } from './deskTexts.ts';
import { deskTime } from './deskTime.ts';
import { dom } from './dom.ts';
import { keepChildren } from './keepChildren.ts';
import { shownText } from './shownText.ts';

const { mails: texts } = deskTexts;

function looks({ id, subject }: KeptMail): HTMLElement {
  const summary = dom('summary', {}, texts.asMail);
  const details = dom('details', {}, summary);
  details.addEventListener('toggle', () => {
    if (details.childElementCount > 1) return;
    details.append(
      dom('iframe', {
        src: `/desk/api/mails/${encodeURIComponent(id)}`,
        title: texts.frame(subject),
        sandbox: 'allow-popups',
        tabindex: '0',
      }),
    );
  });
  return details;
}

function mail(one: KeptMail): HTMLElement {
  return dom(
    'li',
    { class: 'mail' },
    dom('h3', {}, shownText(one.subject)),
    dom(
      'p',
      { class: 'hint' },
      `${texts.to} `,
      shownText(one.to),
      ', ',
      dom('time', { datetime: one.sentAt }, deskTime.short(one.sentAt, Date.now())),
    ),
    dom('div', { class: 'mail-text', tabindex: '0' }, shownText(one.text)),
    one.hasHtml ? looks(one) : undefined,
  );
}

export interface ShownMails {
  readonly element: HTMLElement;
  refresh(): Promise<void>;
}

export function deskMails(): ShownMails {
  const list = dom('ul', { class: 'mails' });
  const keep = keepChildren(list);
  const empty = dom('p', { class: 'hint' }, texts.empty);
  const element = dom(
    'div',
    { class: 'mail-page' },
    dom('a', { href: '#', class: 'back' }, deskTexts.back),
    dom('h2', { tabindex: '-1' }, texts.title),
    dom('p', { class: 'hint' }, texts.why),
    empty,
    list,
  );
  return {
    element,
    async refresh() {
      const mails = await deskApi.mails();
      empty.hidden = mails.length > 0;
      keep(mails.map((one) => ({ key: one.id, json: one.sentAt, make: () => mail(one) })));
    },
  };
}
