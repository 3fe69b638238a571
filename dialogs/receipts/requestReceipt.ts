/** What the customer is told when a request is in: the reference, what happens next, by which rule. */
import { upperFirst } from '../../services/upperFirst.ts';
import { endsWithDelivery } from '../../services/requests/alone.ts';
import type { RaiseResult } from '../../services/requests/raise.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { queueOf } from '../../services/requests/work.ts';
import { requestCard } from '../cards/requestCard.ts';
import { reply } from '../replies/replies.ts';
import type { Say } from '../say.ts';
import type { DialogTurn } from '../turn.ts';
import { whenBoth } from '../whenText.ts';

function nextText(request: SupportRequest): string {
  const queue = queueOf(request).name;
  const number = request.caseNumber ?? '';
  switch (request.kind) {
    case 'escalation':
      return reply(
        request.draft.level === 'technical' ? 'request.next.technical' : 'request.next.escalation',
        { queue },
      );
    case 'information':
      return reply('request.next.information', { number });
    case 'closing':
      return reply('request.next.closing', { number });
    case 'reopening':
      return reply('request.next.reopening', { number });
    case 'severity':
      return reply('request.next.severity', { number });
    case 'contact':
      return reply('request.next.contact', { number, name: request.draft.name });
    case 'person':
      return reply('request.next.person', { queue });
    case 'openCase':
    case 'replacement':
    case 'extended':
    case 'caseReview':
    case 'feedback':
      return reply('request.next.other', { queue });
  }
}

/** What the desk's machine does at once needs no promise. */
const isDoneAtOnce = (request: SupportRequest): boolean =>
  endsWithDelivery(request) || request.kind === 'information' || request.kind === 'reopening';

function promisedTexts(request: SupportRequest, turn: DialogTurn): readonly string[] {
  if (isDoneAtOnce(request)) return [];
  const { promised } = request;
  const reading =
    promised.reading === undefined
      ? []
      : [reply('request.reading', { reading: promised.reading.text })];
  if (promised.kind === 'by') {
    const { account, services } = turn;
    const zone = account === undefined ? undefined : services.deskZone(account.hoursGroup);
    const when = whenBoth(promised.at, zone, turn);
    const what = upperFirst(promised.what);
    return [reply('request.promised.by', { what, when, source: promised.source }), ...reading];
  }
  const { reference } = request;
  if (request.kind === 'escalation')
    return [reply('request.promised.none.escalation', { reference }), ...reading];
  const { why, source } = promised;
  const none =
    source === undefined
      ? reply('request.promised.none', { why })
      : reply('request.promised.noneBy', { why, source });
  return [none, ...reading];
}

/**
 * The receipt, given at once.
 *
 * @param more lines that only this form has to say
 */
export function requestReceipt(
  form: string,
  { kind, request }: RaiseResult,
  turn: DialogTurn,
  more: readonly string[] = [],
): Say {
  const { reference, promised, caseNumber } = request;
  const first = reply(kind === 'joined' ? 'request.joined' : 'request.reference', { reference });
  return {
    id: `${form}.receipt`,
    text: [first, nextText(request), ...promisedTexts(request, turn), ...more].join('\n'),
    status: requestCard(request, turn),
    intake: {
      form,
      outcome: {
        kind,
        reference,
        respondBy: promised.kind === 'by' ? promised.at : null,
        ...(caseNumber === null ? {} : { caseNumber }),
      },
    },
  };
}
