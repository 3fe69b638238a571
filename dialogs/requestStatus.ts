/** How a request stands that was sent from this conversation. */
import { isDisputed } from '../services/requests/isDisputed.ts';
import type { SupportRequest } from '../services/requests/supportRequest.ts';
import { workOf } from '../services/requests/work.ts';
import { fetchRequests, myRequests } from './requests.ts';
import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';
import type { DialogTurn } from './turn.ts';
import { whenShort } from './whenText.ts';

function stateText(request: SupportRequest): string {
  if (request.status === 'withdrawn') return reply('request-status.withdrawn');
  if (request.status === 'refused') return reply('request-status.refused');
  const { state, staff } = workOf(request);
  const name = staff ?? reply('told.somebody');
  switch (state) {
    case 'done':
      return reply('request-status.done');
    case 'taken':
      return reply('request-status.taken', { name });
    case 'acknowledged':
      return reply('request-status.acknowledged', { name });
    case 'waiting':
      if (isDisputed(request)) return reply('request-status.disputed');
      return reply(
        request.status === 'delivered' ? 'request-status.delivered' : 'request-status.received',
      );
  }
}

/** Undefined: none of this conversation's. */
export async function requestStatus(reference: string, turn: DialogTurn): Promise<Say | undefined> {
  await fetchRequests({}, turn);
  const request = myRequests(turn).find((one) => one.reference === reference);
  if (request === undefined) return undefined;
  const { raisedAt, caseNumber } = request;
  const shown = { reference, at: whenShort(raisedAt, turn), state: stateText(request) };
  const about = caseNumber === null ? [] : [reply('request-status.case', { number: caseNumber })];
  return {
    id: 'request-status',
    text: [reply('request-status', shown), ...about].join(' '),
    intake: {
      form: 'case-status',
      outcome: { kind: 'answered', reference, ...(caseNumber === null ? {} : { caseNumber }) },
    },
  };
}
