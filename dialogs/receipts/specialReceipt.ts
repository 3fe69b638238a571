/** What the customer is told when a request is in that opens no case by itself. */
import { upperFirst } from '../../services/upperFirst.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { requestCard } from '../cards/requestCard.ts';
import { reply } from '../replies/replies.ts';
import type { Say } from '../say.ts';
import type { DialogTurn } from '../turn.ts';
import { whenBoth } from '../whenText.ts';

function promised({ promised: is }: SupportRequest, turn: DialogTurn): string {
  if (is.kind === 'none') return reply('special.receipt.no-promise', { why: is.why });
  const desk = turn.account && turn.services.deskZone(turn.account.hoursGroup);
  return reply('special.receipt.by', {
    what: upperFirst(is.what),
    when: whenBoth(is.at, desk, turn),
    source: is.source,
  });
}

/** What a form itself has to say about what follows. */
export interface Following {
  readonly lines: readonly string[];
  /** The lines say already when something happens, or why that can't be promised. */
  readonly sayWhen?: boolean;
}

/** The receipt: the reference, who takes it up, what follows by which rule, and what can't be promised. */
export function specialReceipt(
  form: string,
  request: SupportRequest,
  { lines, sayWhen = false }: Following,
  turn: DialogTurn,
): readonly Say[] {
  const { reference, queues } = request;
  const text = [
    reply('special.receipt.reference', { reference }),
    reply('receipt.next'),
    reply('special.receipt.queue', { queue: queues[0]?.name ?? '' }),
    ...(sayWhen ? [] : [promised(request, turn)]),
    ...lines,
  ].join('\n');
  const respondBy = request.promised.kind === 'by' ? request.promised.at : null;
  return [
    {
      id: `${form}.receipt`,
      text,
      status: requestCard(request, turn),
      intake: { form, outcome: { kind: 'raised', reference, respondBy } },
    },
  ];
}
