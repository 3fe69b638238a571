import { randomUUID } from 'node:crypto';
import { asHtml, htmlPage } from '../mail/htmlPage.ts';
import type { Mail } from '../mail/mailer.ts';

/** What the mail says. */
const TEXTS = {
  subject: 'Your code for the support chat',
  greeting: (name: string) => `Hello ${name},`,
  code: 'Here is the code that you asked for in the support chat:',
  use: 'Type it there to show that it is you. You can then see your cases and change them.',
  valid: 'It can be used once and is valid for 10 minutes.',
  never: 'Nobody from support will ask you for it by phone or mail.',
  notYou:
    'You did not ask for a code? Then somebody typed your address, maybe by mistake. ' +
    'You need do nothing: without the code nobody sees or changes anything.',
} as const;

/** The mail that brings a one-time code to the address that an account has. */
export function codeMail({
  code,
  name,
  to,
}: {
  readonly code: string;
  readonly name: string;
  readonly to: string;
}): Mail {
  // In two groups it is easier to type; the spaces don't matter.
  const shown = `${code.slice(0, 3)} ${code.slice(3)}`;
  const { greeting, use, valid, never, notYou } = TEXTS;
  const paragraph = (text: string): string => `<p>${asHtml(text)}</p>`;
  return {
    // Never the same mail twice: each code is sent once.
    id: `code-${randomUUID()}`,
    to,
    subject: TEXTS.subject,
    text: [
      greeting(name),
      TEXTS.code,
      `    ${shown}`,
      `${use} ${valid}`,
      never,
      `${notYou}\n`,
    ].join('\n\n'),
    html: htmlPage({
      title: TEXTS.subject,
      preview: `${shown}. ${valid}`,
      body: [
        paragraph(greeting(name)),
        paragraph(TEXTS.code),
        `<p class="code">${asHtml(shown)}</p>`,
        paragraph(`${use} ${valid}`),
        paragraph(never),
        paragraph(notYou),
      ].join('\n'),
    }),
  };
}
