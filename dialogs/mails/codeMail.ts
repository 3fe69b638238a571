import { randomUUID } from 'node:crypto';
import type { CodeMail } from '../../services/identity/oneTimeCode.ts';
import { asHtml, htmlPage } from '../../services/mail/htmlPage.ts';
import { reply } from '../replies/replies.ts';

/** The mail that brings a one-time code to the address that an account has. */
export const codeMail: CodeMail = ({ code, name, to, minutes }) => {
  // In two groups it is easier to type; the spaces don't matter.
  const shown = `${code.slice(0, 3)} ${code.slice(3)}`;
  const subject = reply('mail.code.subject');
  const valid = reply('mail.code.valid', { minutes });
  const before = [reply('mail.code.greeting', { name }), reply('mail.code')];
  const after = [
    `${reply('mail.code.use')} ${valid}`,
    reply('mail.code.never'),
    reply('mail.code.not-you'),
  ];
  const paragraph = (text: string): string => `<p>${asHtml(text)}</p>`;
  return {
    // Never the same mail twice: each code is sent once.
    id: `code-${randomUUID()}`,
    to,
    subject,
    text: `${[...before, `    ${shown}`, ...after].join('\n\n')}\n`,
    html: htmlPage({
      title: subject,
      preview: `${shown}. ${valid}`,
      body: [
        ...before.map(paragraph),
        `<p class="code">${asHtml(shown)}</p>`,
        ...after.map(paragraph),
      ].join('\n'),
    }),
  };
};
