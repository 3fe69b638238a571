import { createHash } from 'node:crypto';
import { emailKey } from '../entitlements/emailKey.ts';
import type { CustomerMailer } from '../outbox/customerMailer.ts';
import { type SupportPhone, telLink } from '../policy/phones.ts';
import { visible } from '../privacy/visible.ts';
import { audienceOf } from '../requests/audience.ts';
import type { RequestEvent } from '../requests/requestEvent.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import { asHtml, htmlPage } from './htmlPage.ts';
import type { Mail, Mailer } from './mailer.ts';

/** What a mail says around the words of staff. */
export interface MailedNews {
  readonly subject: string;
  readonly lead: string;
  readonly after: readonly string[];
}

/** What somebody is mailed when this has happened to their request; undefined: nothing. */
export type NewsMail = (
  event: RequestEvent,
  reference: string,
  phones: readonly SupportPhone[],
) => MailedNews | undefined;

interface Dependencies {
  readonly newsMail: NewsMail;
  /** What the customer of a request may phone. */
  readonly phonesOf: (request: SupportRequest) => readonly SupportPhone[];
  /** Undefined: nothing can be mailed. */
  readonly mailer: Mailer | undefined;
  readonly isThere: IsThere;
}

/** Does the customer see what is said in a conversation: in an open page, or in a channel that shows it later? */
export type IsThere = (conversationId: string) => boolean | Promise<boolean>;

/** The operator's own numbers only: no text of anybody else is a link. */
const withTelLinks = (html: string, phones: readonly SupportPhone[]): string =>
  phones.reduce(
    (linked, { number }) =>
      linked.replace(number, () => `<a href="${telLink(number)}">${asHtml(number)}</a>`),
    html,
  );

function mailOf(
  { subject, lead, after }: MailedNews,
  { reference }: SupportRequest,
  { event, phones }: { readonly event: RequestEvent; readonly phones: readonly SupportPhone[] },
  to: string,
): Mail {
  const { text: words } = event;
  const said = words === undefined || words === '' ? [] : [visible(words)];
  const html = [
    `<p>${asHtml(lead)}</p>`,
    ...said.map((one) => `<p class="quote">${asHtml(one)}</p>`),
    ...after.map((one) => `<p>${withTelLinks(asHtml(one), phones)}</p>`),
  ];
  const whose = createHash('sha256').update(emailKey(to)).digest('hex').slice(0, 12);
  const thread = `customer-${reference}-${whose}`;
  return {
    id: `${thread}-${event.id}`,
    to,
    subject,
    text: `${[lead, ...said, ...after].join('\n\n')}\n`,
    html: htmlPage({ title: subject, preview: lead, body: html.join('\n') }),
    thread: [thread],
  };
}

/**
 * Mails what support says to everybody whom it concerns and who does not see it in their chat. Each mail has
 * an id of its own, so that a repeat has the same Message-ID.
 */
export function customerMail({
  mailer,
  newsMail,
  phonesOf,
  isThere,
}: Dependencies): CustomerMailer {
  return {
    async mail(request, event, options) {
      if (mailer === undefined || request.erasedAt !== undefined) return;
      const phones = phonesOf(request);
      const news = newsMail(event, request.reference, phones);
      if (news === undefined) return;
      const audience = audienceOf(request, event);
      const seen = new Set<string>();
      for (const { conversationId, email = '' } of audience) {
        if (await isThere(conversationId)) seen.add(emailKey(email));
      }
      for (const { email } of audience) {
        if (email === undefined || seen.has(emailKey(email))) continue;
        seen.add(emailKey(email));
        await mailer.send(mailOf(news, request, { event, phones }, email), options);
      }
    },
  };
}
