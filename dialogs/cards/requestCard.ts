/** A sent request as a card: what was sent, by whom, what is promised by which rule, and how it stands. */
import type { RequestEvent } from '../../services/requests/requestEvent.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { isFirstToHave } from '../../services/requests/isFirstToHave.ts';
import { customerOf } from '../../services/requests/customerOf.ts';
import { cut } from '../readers/cut.ts';
import { reply } from '../replies/replies.ts';
import { nameIn } from '../nameIn.ts';
import { upperFirst } from '../../services/upperFirst.ts';
import { whenBoth, whenShort } from '../whenText.ts';

export interface RequestCard {
  readonly reference: string;
  readonly title: string;
  /** How it stands, in a few words. */
  readonly state: { readonly text: string; readonly tone: 'open' | 'done' | 'warning' };
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** What has happened, oldest first. */
  readonly news: readonly { readonly when: string; readonly text: string }[];
}

interface Reader {
  /** IANA zone of whoever reads it. */
  readonly zone: string;
}

const LONGEST_NEWS = 600;
const MOST_NEWS = 6;

/** What was heard of a request, and how it stands from then on. */
interface News {
  readonly text: string;
  readonly state: RequestCard['state'];
}

const state = (
  id:
    | 'sent'
    | 'delivered'
    | 'acknowledged'
    | 'resolved'
    | 'confirmed'
    | 'disputed'
    | 'withdrawn'
    | 'refused',
  tone: RequestCard['state']['tone'],
): RequestCard['state'] => ({ text: reply(`request.card.state.${id}`), tone });

/** What an event means for the customer; undefined where they are told nothing of it. */
function newsOf(request: SupportRequest, event: RequestEvent): News | undefined {
  const { caseNumber } = request;
  const name = nameIn(event);
  const text = cut((event.text ?? '').trim(), LONGEST_NEWS);
  switch (event.kind) {
    case 'delivered':
      return {
        text:
          caseNumber === null
            ? reply('request.card.delivered')
            : reply('request.card.delivered.case', { number: caseNumber }),
        state: state('delivered', 'open'),
      };
    case 'taken':
    case 'acknowledged':
      if (event.kind === 'taken' && !isFirstToHave(request, event)) return undefined;
      return {
        text: reply('request.card.acknowledged', { name }),
        state: state('acknowledged', 'open'),
      };
    case 'nextSteps':
      return {
        text: reply('request.card.nextSteps', { name, text }),
        state: state('acknowledged', 'open'),
      };
    case 'resolved':
      return {
        text: reply('request.card.resolved', { name, text }),
        state: state('resolved', 'done'),
      };
    case 'confirmed':
      return { text: reply('request.card.confirmed'), state: state('confirmed', 'done') };
    case 'disputed':
      return { text: reply('request.card.disputed'), state: state('disputed', 'open') };
    case 'withdrawn':
      return { text: reply('request.card.withdrawn'), state: state('withdrawn', 'done') };
    case 'refused': {
      const why = text === '' ? reply('told.refused.noWhy') : text;
      return { text: reply('request.card.refused', { why }), state: state('refused', 'warning') };
    }
    case 'released':
    case 'note':
    case 'answer':
    case 'customerWrote':
    case 'surveyed':
    case 'joined':
    case 'passedOn':
    case 'caseClosed':
    case 'overdue':
    case 'leftChat':
      return undefined;
  }
}

function promiseRows({ promised }: SupportRequest, reader: Reader): RequestCard['rows'] {
  const rule =
    promised.source === undefined
      ? []
      : [{ label: reply('request.card.rule'), value: promised.source }];
  if (promised.kind === 'none')
    return [{ label: reply('request.card.promise'), value: upperFirst(promised.why) }, ...rule];
  const value = reply('request.card.by', {
    what: upperFirst(promised.what),
    when: whenBoth(promised.at, undefined, reader),
  });
  return [{ label: reply('request.card.promise'), value }, ...rule];
}

/** What the receipt says in words: the card stays in sight, and is what people come back to. */
function phoneRows(
  request: SupportRequest,
  tone: RequestCard['state']['tone'],
): RequestCard['rows'] {
  const { reference, severityNow } = request;
  return severityNow === 1 && tone === 'open'
    ? [
        {
          label: reply('request.card.urgent'),
          value: reply('request.card.phone', { reference }),
        },
      ]
    : [];
}

export function requestCard(request: SupportRequest, reader: Reader): RequestCard {
  const { reference, caseNumber, raisedAt, events } = request;
  const who = customerOf(request);
  const sentAt = whenShort(raisedAt, reader);
  const by = who.kind === 'customer' ? who.name : undefined;
  const news = events.flatMap((event) => {
    const heard = newsOf(request, event);
    return heard === undefined ? [] : [{ ...heard, when: whenShort(event.at, reader) }];
  });
  const stands = news.at(-1)?.state ?? state('sent', 'open');
  return {
    reference,
    title: reply('request.card.title', { what: reply(`request.kind.${request.kind}`) }),
    state: stands,
    rows: [
      { label: reply('request.card.reference'), value: reference },
      ...(caseNumber === null ? [] : [{ label: reply('request.card.case'), value: caseNumber }]),
      {
        label: reply('request.card.sent'),
        value: by === undefined ? sentAt : reply('request.card.sentBy', { name: by, when: sentAt }),
      },
      ...promiseRows(request, reader),
      ...phoneRows(request, stands.tone),
    ],
    news: news.slice(-MOST_NEWS).map(({ when, text }) => ({ when, text })),
  };
}

/** The same in words. */
export function requestCardText({ title, state, rows, news }: RequestCard): string {
  return [
    title,
    state.text,
    ...rows.map(({ label, value }) => `${label}: ${value}`),
    ...news.map(({ when, text }) => `${when}: ${text}`),
  ].join('\n');
}
