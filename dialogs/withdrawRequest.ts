/** Takes back what was sent from this conversation, or by the speaker's account, as long as nobody has taken it up. */
import { z } from 'zod';
import { isOpen } from '../services/requests/alone.ts';
import type { SupportRequest } from '../services/requests/supportRequest.ts';
import { workOf } from '../services/requests/work.ts';
import { fetchCases, myCases } from './cases.ts';
import { fetchedOnce } from './fetchedOnce.ts';
import { defineForm } from './forms/form.ts';
import { referenceOf } from './readers/referenceOf.ts';
import { reply } from './replies/replies.ts';
import { newsOf } from './requestNews.ts';
import { requestTitle } from './requestTitle.ts';
import { fetchRequests, myRequests } from './requests.ts';
import type { DialogTurn } from './turn.ts';

/** What else the account raised about its cases. */
const elsewhere = fetchedOnce(async (turn) => {
  if (turn.speaker.kind === 'customer') await fetchCases({}, turn);
  const numbers = myCases(turn).map((view) => view.case.caseNumber);
  return turn.services.requestsOfCases(numbers, turn);
});

async function fetchAll(known: object, turn: DialogTurn): Promise<void> {
  await fetchRequests(known, turn);
  await elsewhere.fetch(turn);
}

function allRequests(turn: DialogTurn): readonly SupportRequest[] {
  const own = myRequests(turn);
  const isNew = ({ reference }: SupportRequest) => own.every((one) => one.reference !== reference);
  return [...own, ...(elsewhere.of(turn) ?? []).filter(isNew)];
}

const isStill = (request: SupportRequest): boolean =>
  isOpen(request) && workOf(request).state === 'waiting';

const stillOpen = (turn: DialogTurn): readonly SupportRequest[] =>
  allRequests(turn).filter(isStill).slice(0, 6);

export const withdrawRequest = defineForm({
  id: 'withdraw-request',
  slots: z.object({ reference: z.string() }),
  opening: 'reference',
  review: 'yesOrNo',
  isDoneAtOnce: true,
  prepare: fetchAll,
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
        const [only, ...others] = open.length === 0 ? allRequests(turn).slice(0, 1) : open;
        return others.length === 0 ? only?.reference : undefined;
      },
      show: (reference, turn) => {
        const request = allRequests(turn).find((one) => one.reference === reference);
        return request === undefined ? reference : requestTitle(request);
      },
    },
  },
  async instead(turn) {
    await fetchAll({}, turn);
    const [newest] = allRequests(turn);
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
        ...(await newsOf(reference, turn)),
      ],
    };
  },
});
