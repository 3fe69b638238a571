/** What customers are mailed. Of an account it says nothing but what staff wrote. */
import type { RequestEvent } from '../requests/requestEvent.ts';

interface Text {
  readonly subject: string;
  /** Before what staff wrote, if they wrote something. */
  readonly lead: string;
  readonly after?: string;
}

export const customerMailTexts = {
  somebody: 'Somebody',
  how: (reference: string) =>
    'This mail is sent by a machine. To answer, open the chat in the browser in which you wrote to ' +
    `us: what was said is there. Or phone your support centre and name ${reference}.`,
  refusedHow: 'If that can’t be right, say “person” in the chat.',
} as const;

/** Undefined: not mailed. */
export function customerMailText(
  { kind }: Pick<RequestEvent, 'kind'>,
  reference: string,
  name: string,
): Text | undefined {
  const by = `${name} of the support desk`;
  switch (kind) {
    case 'acknowledged':
      return {
        subject: `${reference}: ${name} has seen your request`,
        lead: `${by} has seen your request ${reference} and will contact you.`,
      };
    case 'answer':
      return {
        subject: `${reference}: an answer from ${name}`,
        lead: `${by} answers your request ${reference}:`,
      };
    case 'nextSteps':
      return {
        subject: `${reference}: the next steps`,
        lead: `The next steps for ${reference}, from ${by}:`,
      };
    case 'resolved':
      return {
        subject: `${reference}: is it solved?`,
        lead: `${by} says that ${reference} is solved:`,
        after:
          'Is it solved for you? Please say so in the chat. If it is not, support goes on with it.',
      };
    case 'refused':
      return {
        subject: `${reference} could not be carried out`,
        lead: `Your request ${reference} could not be carried out:`,
        after: customerMailTexts.refusedHow,
      };
    case 'delivered':
    case 'taken':
    case 'released':
    case 'note':
    case 'customerWrote':
    case 'confirmed':
    case 'disputed':
    case 'surveyed':
    case 'withdrawn':
    case 'joined':
    case 'passedOn':
    case 'overdue':
    case 'leftChat':
      return undefined;
  }
}
