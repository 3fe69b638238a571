/** Takes back what was sent from this conversation, as long as nobody has taken it up. */
import { z } from 'zod';
import { isOpen } from '../services/requests/alone.ts';
import type { SupportRequest } from '../services/requests/supportRequest.ts';
import { workOf } from '../services/requests/work.ts';
import { defineForm } from './forms/form.ts';
import { referenceOf } from './readers/referenceOf.ts';
import { reply } from './replies/replies.ts';
import { requestTitle } from './requestTitle.ts';
import { fetchRequests, myRequests } from './requests.ts';
import type { DialogTurn } from './turn.ts';

const isStill = (request: SupportRequest): boolean =>
  isOpen(request) && workOf(request).state === 'waiting';

const stillOpen = (turn: DialogTurn): readonly SupportRequest[] =>
  myRequests(turn).filter(isStill).slice(0, 6);

export const withdrawRequest = defineForm({
  id: 'withdraw-request',
  slots: z.object({ reference: z.string() }),
  opening: 'reference',
  prepare: fetchRequests,
  questions: {
    reference: {
      reader: referenceOf,
      choices: (_known, turn) =>
        stillOpen(turn).map((request) => ({
          value: request.reference,
          title: requestTitle(request),
        })),
      assume(_known, turn) {
        const open = stillOpen(turn);
        // Taken up between question and yes: then that is the answer.
        const [only, ...others] = open.length === 0 ? myRequests(turn).slice(0, 1) : open;
        return others.length === 0 ? only?.reference : undefined;
      },
      show: (reference, turn) => {
        const request = myRequests(turn).find((one) => one.reference === reference);
        return request === undefined ? reference : requestTitle(request);
      },
    },
  },
  async instead(turn) {
    await fetchRequests({}, turn);
    const [newest] = myRequests(turn);
    if (stillOpen(turn).length > 0) return [];
    return newest === undefined
      ? [{ id: 'withdraw-request.nothing', text: reply('withdraw-request.nothing') }]
      : [{ id: 'withdraw-request.pickedUp', text: reply('withdraw-request.allPickedUp') }];
  },
  async submit({ draft: { reference } }, turn) {
    const done = await turn.services.withdraw(reference, turn);
    return {
      says: [
        {
          id: `withdraw-request.${done}`,
          text: reply(`withdraw-request.${done}`, { reference }),
          intake: {
            form: 'withdraw-request',
            outcome: { kind: done === 'withdrawn' ? 'withdrawn' : 'cancelled', reference },
          },
        },
      ],
    };
  },
});
