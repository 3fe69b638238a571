import { aloneOf, isOpen } from '../../requests/alone.ts';
import type { SupportRequest } from '../../requests/supportRequest.ts';
import { queueOf } from '../../requests/work.ts';

const everything = 'listed:*:*';
const listed = (queue: string | undefined, open: boolean | undefined): string =>
  `listed:${open === undefined ? '*' : Number(open)}:${queue === undefined ? '*' : `=${queue}`}`;
const alone = (name: string): string => `alone:${name}`;
const ofCase = (caseNumber: string): string => `case:${caseNumber}`;
const conversation = (id: string): string => `conversation:${id}`;

/** Names of the lists that requests stand in. */
export const requestLists = {
  everything,
  listed,
  alone,
  case: ofCase,
  conversation,

  /** Those of a request: what staff read by urgency, and what is looked up, by number. */
  of(request: SupportRequest): { listed: readonly string[]; found: readonly string[] } {
    const queue = queueOf(request).id;
    const open = isOpen(request);
    const one = aloneOf(request);
    return {
      listed: [everything, listed(queue, undefined), listed(undefined, open), listed(queue, open)],
      found: [
        conversation(request.origin.conversationId),
        ...(request.caseNumber === null ? [] : [ofCase(request.caseNumber)]),
        ...(one === null ? [] : [alone(one)]),
      ],
    };
  },
};
