/** What customers are mailed of their request. Of an account it says nothing but what staff wrote. */
import type { NewsMail } from '../../services/mail/customerMail.ts';
import { phonedWhereSaid } from '../../services/policy/phoned.ts';
import { oneLine } from '../../services/privacy/oneLine.ts';
import { nameIn } from '../nameIn.ts';
import { reply } from '../replies/replies.ts';

const LONGEST_NAME = 80;

export const newsMail: NewsMail = (event, reference, phones) => {
  const name = oneLine(nameIn(event), LONGEST_NAME);
  const how = phonedWhereSaid(reply('mail.how', { reference }), phones);
  switch (event.kind) {
    // Mailed only if nobody had it before.
    case 'taken':
    case 'acknowledged':
      return {
        subject: reply('mail.acknowledged.subject', { reference, name }),
        lead: reply('told.acknowledged', { reference, name }),
        after: [how],
      };
    case 'answer':
      return {
        subject: reply('mail.answer.subject', { reference, name }),
        lead: reply('mail.answer', { reference, name }),
        after: [how],
      };
    case 'nextSteps':
      return {
        subject: reply('mail.nextSteps.subject', { reference }),
        lead: reply('told.nextSteps', { reference, name }),
        after: [how],
      };
    case 'resolved':
      return {
        subject: reply('mail.resolved.subject', { reference }),
        lead: reply('told.resolved', { reference, name }),
        after: [`${reply('told.solved.ask')} ${reply('mail.resolved.how')}`, how],
      };
    case 'refused':
      return {
        subject: reply('mail.refused.subject', { reference }),
        lead: reply('told.refused', { reference }),
        after: [reply('mail.refused.how'), how],
      };
    case 'delivered':
    case 'released':
    case 'note':
    case 'customerWrote':
    case 'confirmed':
    case 'disputed':
    case 'surveyed':
    case 'withdrawn':
    case 'joined':
    case 'passedOn':
    case 'caseClosed':
    case 'overdue':
    case 'leftChat':
      return undefined;
  }
};
