/** A sent request as a card: what was sent, by whom, what is promised by which rule, and how it stands. */
import type { RequestEvent } from '../../services/requests/requestEvent.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { customerOf } from '../../services/requests/customerOf.ts';
import { cut } from '../readers/cut.ts';
import { reply } from '../replies/replies.ts';
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

function nameIn({ by }: RequestEvent): string {
  return by.kind === 'staff' ? by.name : reply('told.somebody');
}

/** What an event means for the customer; undefined where they are told nothing of it. */
function newsText(request: SupportRequest, event: RequestEvent): string | undefined {
  const name = nameIn(event);
  const text = cut((event.text ?? '').trim(), LONGEST_NEWS);
  const { caseNumber } = request;
  switch (event.kind) {
    case 'delivered':
      return caseNumber === null
        ? reply('request.card.delivered')
        : reply('request.card.delivered.case', { number: caseNumber });
    case 'acknowledged':
      return reply('request.card.acknowledged', { name });
    case 'nextSteps':
      return reply('request.card.nextSteps', { name, text });
    case 'resolved':
      return reply('request.card.resolved', { name, text });
    case 'confirmed':
      return reply('request.card.confirmed');
    case 'disputed':
      return reply('request.card.disputed');
    case 'withdrawn':
      return reply('request.card.withdrawn');
    case 'refused':
      return reply('request.card.refused', {
        why: text === '' ? reply('told.refused.noWhy') : text,
      });
    case 'taken':
    case 'released':
    case 'note':
    case 'answer':
    case 'customerWrote':
    case 'surveyed':
    case 'joined':
    case 'passedOn':
    case 'overdue':
    case 'leftChat':
      return undefined;
  }
}

type Heard = 'sent' | RequestEvent['kind'];

/** The last event that changes how it stands for the customer. */
function lastHeard(request: SupportRequest): Heard {
  return request.events.findLast((event) => newsText(request, event) !== undefined)?.kind ?? 'sent';
}

function stateOf(request: SupportRequest): RequestCard['state'] {
  switch (lastHeard(request)) {
    case 'resolved':
      return { text: reply('request.card.state.resolved'), tone: 'done' };
    case 'confirmed':
      return { text: reply('request.card.state.confirmed'), tone: 'done' };
    case 'withdrawn':
      return { text: reply('request.card.state.withdrawn'), tone: 'done' };
    case 'refused':
      return { text: reply('request.card.state.refused'), tone: 'warning' };
    case 'disputed':
      return { text: reply('request.card.state.disputed'), tone: 'open' };
    case 'acknowledged':
    case 'nextSteps':
      return { text: reply('request.card.state.acknowledged'), tone: 'open' };
    case 'delivered':
      return { text: reply('request.card.state.delivered'), tone: 'open' };
    case 'sent':
    case 'taken':
    case 'released':
    case 'note':
    case 'answer':
    case 'customerWrote':
    case 'surveyed':
    case 'joined':
    case 'passedOn':
    case 'overdue':
    case 'leftChat':
      return { text: reply('request.card.state.sent'), tone: 'open' };
  }
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function promiseRows({ promised }: SupportRequest, reader: Reader): RequestCard['rows'] {
  const rule =
    promised.source === undefined
      ? []
      : [{ label: reply('request.card.rule'), value: promised.source }];
  if (promised.kind === 'none')
    return [{ label: reply('request.card.promise'), value: sentence(promised.why) }, ...rule];
  const value = reply('request.card.by', {
    what: sentence(promised.what),
    when: whenBoth(promised.at, undefined, reader),
  });
  return [{ label: reply('request.card.promise'), value }, ...rule];
}

export function requestCard(request: SupportRequest, reader: Reader): RequestCard {
  const { reference, caseNumber, raisedAt, events } = request;
  const who = customerOf(request);
  const sentAt = whenShort(raisedAt, reader);
  const by = who.kind === 'customer' ? who.name : undefined;
  return {
    reference,
    title: reply('request.card.title', { what: reply(`request.kind.${request.kind}`) }),
    state: stateOf(request),
    rows: [
      { label: reply('request.card.reference'), value: reference },
      ...(caseNumber === null ? [] : [{ label: reply('request.card.case'), value: caseNumber }]),
      {
        label: reply('request.card.sent'),
        value: by === undefined ? sentAt : reply('request.card.sentBy', { name: by, when: sentAt }),
      },
      ...promiseRows(request, reader),
    ],
    news: events
      .flatMap((event) => {
        const text = newsText(request, event);
        return text === undefined ? [] : [{ when: whenShort(event.at, reader), text }];
      })
      .slice(-MOST_NEWS),
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
