/** What a customer is told outside a turn, and what becomes of the conversation by it. */
import { lowerFirst } from '../services/lowerFirst.ts';
import { isAnswered } from '../services/requests/isAnswered.ts';
import type { RequestEvent } from '../services/requests/requestEvent.ts';
import type { SupportRequest } from '../services/requests/supportRequest.ts';
import { queueOf } from '../services/requests/work.ts';
import { liveCard, withCardIds } from './cardIds.ts';
import { type DialogState, readDialogState } from './dialogState.ts';
import { reply } from './replies/replies.ts';
import { newsInPlace, requestNews } from './requestNews.ts';
import type { IntakeOutcome, Say } from './say.ts';
import { solvedSay } from './solved.ts';
import { nameIn } from './nameIn.ts';
import { withTalking } from './talking.ts';
import { whenBoth } from './whenText.ts';

/** What is known of the conversation. */
export interface Told {
  /** What the dialogs have stored of it. */
  readonly dialog?: unknown;
  /** IANA zone of the person, if it is known better than when the request was raised. */
  readonly zone?: string | undefined;
}

const FORM_OF: Readonly<Record<SupportRequest['kind'], string>> = {
  openCase: 'open-case',
  escalation: 'escalate-case',
  information: 'add-information',
  closing: 'close-case',
  reopening: 'reopen-case',
  severity: 'lower-severity',
  contact: 'change-contact',
  replacement: 'replace-hardware',
  extended: 'extended-support',
  caseReview: 'review-partner-cases',
  feedback: 'give-feedback',
  person: 'person',
};

function say(request: SupportRequest, kind: IntakeOutcome['kind'], id: string, text: string): Say {
  const { reference, caseNumber } = request;
  const outcome = { kind, reference, ...(caseNumber === null ? {} : { caseNumber }) };
  return { id, text, intake: { form: FORM_OF[request.kind], outcome } };
}

/** Said when the desk has opened the case, wherever the customer is by then. */
function caseOpened(request: SupportRequest): Say {
  const { reference, caseNumber } = request;
  const text = reply('receipt.opened', { reference, number: caseNumber ?? '' });
  return say(request, 'opened', 'case-opened', text);
}

/** "Case manager" inside a sentence; a name of its own stays as it is. */
function inText({ id, name }: { readonly id: string; readonly name: string }): string {
  if (id === 'customer-service') return name;
  return /^\p{Lu}[^\p{Lu}]*$/u.test(name) ? `the ${lowerFirst(name)}` : `the ${name}`;
}

function deliveredText(request: SupportRequest): string {
  const { reference, caseNumber: number } = request;
  // What a stranger says of a case changes none: it waits for a person.
  if (number === null) return reply('told.delivered', { reference });
  switch (request.kind) {
    case 'escalation':
      return reply('told.delivered.escalation', {
        reference,
        number,
        queue: inText(queueOf(request)),
      });
    case 'information':
      return reply('told.delivered.information', { reference, number });
    case 'closing':
      return reply('told.delivered.closing', { reference, number });
    case 'reopening':
      return reply(
        number === request.draft.caseNumber
          ? 'told.delivered.reopening'
          : 'told.delivered.reopening.other',
        { reference, number },
      );
    case 'severity':
      return reply('told.delivered.severity', {
        reference,
        number,
        severity: request.draft.severity,
      });
    case 'contact':
      return reply('told.delivered.contact', { reference, number });
    case 'openCase':
    case 'replacement':
    case 'extended':
    case 'caseReview':
    case 'feedback':
    case 'person':
      return reply('told.delivered', { reference });
  }
}

/** Had they heard from a person before this? */
function wasAnswered({ events }: SupportRequest, { id }: RequestEvent): boolean {
  const at = events.findIndex((event) => event.id === id);
  return isAnswered({ events: at === -1 ? events : events.slice(0, at) });
}

function acknowledgedText(request: SupportRequest, event: RequestEvent, zone: string): string {
  const name = nameIn(event);
  const { promised, reference } = request;
  return [
    reply('told.acknowledged', { name, reference }),
    // Kept already, or the customer is told that no rule names a time for what is open again.
    ...(promised.kind === 'by' && !wasAnswered(request, event)
      ? [reply('told.acknowledged.promised', { when: whenBoth(promised.at, undefined, { zone }) })]
      : []),
    ...(event.text === undefined ? [] : [reply('told.word', { name, text: event.text })]),
  ].join('\n');
}

function answered(event: RequestEvent, isFirst: boolean): readonly Say[] {
  const name = nameIn(event);
  const answer = {
    id: 'told.answer',
    text: reply('told.answer', { name, text: event.text ?? '' }),
  };
  return isFirst
    ? [answer, { id: 'told.talking', text: reply('told.talking', { name }) }]
    : [answer];
}

function saysOf(
  request: SupportRequest,
  event: RequestEvent,
  before: DialogState,
  zone: string,
): readonly Say[] {
  const { reference } = request;
  const name = nameIn(event);
  const text = event.text ?? '';
  switch (event.kind) {
    case 'delivered':
      return request.kind === 'openCase' && request.caseNumber !== null
        ? [caseOpened(request)]
        : [say(request, 'delivered', 'told.delivered', deliveredText(request))];
    case 'refused': {
      const why = text === '' ? reply('told.refused.noWhy') : text;
      const said = [reply('told.refused', { reference }), why, reply('told.refused.how')].join(' ');
      return [say(request, 'refused', 'told.refused', said)];
    }
    // Told of it only if nobody had it before.
    case 'taken':
    case 'acknowledged': {
      const said = acknowledgedText(request, event, zone);
      return [say(request, 'acknowledged', 'told.acknowledged', said)];
    }
    case 'answer':
      return answered(event, before.talking?.reference !== reference);
    case 'nextSteps':
      return [
        { id: 'told.nextSteps', text: `${reply('told.nextSteps', { reference, name })} ${text}` },
      ];
    case 'resolved': {
      const said = `${reply('told.resolved', { reference, name })} ${text}`;
      return [say(request, 'resolved', 'told.resolved', said), solvedSay()];
    }
    case 'leftChat':
      return [{ id: 'told.leftChat', text: reply('told.leftChat', { name }) }];
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
      return [];
  }
}

export function told(
  request: SupportRequest,
  event: RequestEvent,
  { dialog, zone }: Told,
): { readonly says: readonly Say[]; readonly dialog: DialogState } {
  const { state: after, says: aside } = withTalking(dialog, request, event);
  const before = readDialogState(dialog);
  const zoneHere = zone ?? request.origin.zone;
  const says = withCardIds(
    newsInPlace(
      [
        ...aside,
        ...saysOf(request, event, before, zoneHere),
        requestNews(request, { zone: zoneHere }),
      ],
      after,
    ),
    `told.${event.at}`,
  );
  const live = liveCard(says, after.live);
  return { says, dialog: live === undefined ? after : { ...after, live } };
}
