import { createHash } from 'node:crypto';
import { emailKey } from '../entitlements/emailKey.ts';
import type { CustomerMailer } from '../outbox/customerMailer.ts';
import { oneLine } from '../privacy/oneLine.ts';
import { visible } from '../privacy/visible.ts';
import { audienceOf } from '../requests/audience.ts';
import type { RequestEvent } from '../requests/requestEvent.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import { customerMailText, customerMailTexts } from './customerMailTexts.ts';
import { asHtml, htmlPage } from './htmlPage.ts';
import type { Mail, Mailer } from './mailer.ts';

interface Dependencies {
  /** Undefined: nothing can be mailed. */
  readonly mailer: Mailer | undefined;
  readonly isThere: IsThere;
}

/** Does the customer see what is said in a conversation: in an open page, or in a channel that shows it later? */
export type IsThere = (conversationId: string) => boolean | Promise<boolean>;

function mailOf({ reference }: SupportRequest, event: RequestEvent, to: string): Mail | undefined {
  const { by, text: words } = event;
  const name = by.kind === 'staff' ? oneLine(by.name, 80) : customerMailTexts.somebody;
  const text = customerMailText(event, reference, name);
  if (text === undefined) return undefined;
  const said = words === undefined || words === '' ? [] : [visible(words)];
  const after = [text.after ?? [], customerMailTexts.how(reference)].flat();
  const html = [
    `<p>${asHtml(text.lead)}</p>`,
    ...said.map((one) => `<p class="quote">${asHtml(one)}</p>`),
    ...after.map((one) => `<p>${asHtml(one)}</p>`),
  ];
  const whose = createHash('sha256').update(emailKey(to)).digest('hex').slice(0, 12);
  const thread = `customer-${reference}-${whose}`;
  return {
    id: `${thread}-${event.id}`,
    to,
    subject: text.subject,
    text: `${[text.lead, ...said, ...after].join('\n\n')}\n`,
    html: htmlPage({ title: text.subject, preview: text.lead, body: html.join('\n') }),
    thread: [thread],
  };
}

/**
 * Mails what support says to everybody whom it concerns and who does not see it in their chat. Each mail has
 * an id of its own, so that a repeat has the same Message-ID.
 */
export function customerMail({ mailer, isThere }: Dependencies): CustomerMailer {
  return {
    async mail(request, event, options) {
      if (mailer === undefined || request.erasedAt !== undefined) return;
      const audience = audienceOf(request, event);
      const seen = new Set<string>();
      for (const { conversationId, email = '' } of audience) {
        if (await isThere(conversationId)) seen.add(emailKey(email));
      }
      for (const { email } of audience) {
        if (email === undefined || seen.has(emailKey(email))) continue;
        seen.add(emailKey(email));
        const mail = mailOf(request, event, email);
        if (mail !== undefined) await mailer.send(mail, options);
      }
    },
  };
}
