/** The outbox entries that carry a request, and each event of it, on to the people it concerns. */
import type { OutboxEntry } from '../outbox/outbox.ts';
import { endsWithDelivery } from './alone.ts';
import { isFirstToHave } from './isFirstToHave.ts';
import type { RequestEvent } from './requestEvent.ts';
import type { SupportRequest } from './supportRequest.ts';

type Told = 'tellCustomer' | 'mailCustomer' | 'record' | 'tellStaff';

/** What follows from an event, in this order. */
function toldOf(request: Pick<SupportRequest, 'events'>, event: RequestEvent): readonly Told[] {
  const { kind, by } = event;
  switch (kind) {
    case 'delivered':
      return ['tellCustomer'];
    // Apart from the chat: what is said again there is not mailed again.
    case 'refused':
    case 'acknowledged':
      return ['tellCustomer', 'mailCustomer'];
    case 'answer':
    case 'nextSteps':
    case 'resolved':
      return ['tellCustomer', 'mailCustomer', 'record'];
    case 'taken':
      return isFirstToHave(request, event)
        ? ['tellCustomer', 'mailCustomer', 'record']
        : ['record'];
    case 'note':
    case 'customerWrote':
    case 'confirmed':
    case 'withdrawn':
      return ['record'];
    case 'joined':
    case 'disputed':
      return ['record', 'tellStaff'];
    case 'passedOn':
    case 'overdue':
      return ['tellStaff'];
    case 'leftChat':
      return by.kind === 'staff' ? ['tellCustomer'] : [];
    case 'released':
    case 'surveyed':
    // The desk has closed the case, and the customer was told so by the request that asked for it.
    case 'caseClosed':
      return [];
  }
}

/** What follows from an event that is added to a request. */
export function following(
  request: Pick<SupportRequest, 'reference' | 'events'>,
  event: RequestEvent,
): readonly OutboxEntry[] {
  const { reference } = request;
  return toldOf(request, event).map((kind) => ({
    id: `${kind}-${reference}-${event.id}`,
    kind,
    reference,
    event: event.id,
  }));
}

/** What follows from a request that was raised. */
export function followingRaise(request: SupportRequest, watchAt: string): readonly OutboxEntry[] {
  const { reference } = request;
  return [
    { id: `deliver-${reference}`, kind: 'deliver', reference },
    { id: `tellStaff-${reference}`, kind: 'tellStaff', reference },
    ...(isWaitedFor(request) ? [watching(reference, 0, watchAt)] : []),
  ];
}

/**
 * Looks at `dueAt` whether anybody has acknowledged.
 * @param step tells the looks at one request apart, and decides nothing
 */
export function watching(reference: string, step: number | string, dueAt: string): OutboxEntry {
  return { id: `watch-${reference}-${step}`, kind: 'watch', reference, dueAt };
}

/** Somebody waits for a person's word; a comment and what the machine does alone need none. */
function isWaitedFor(request: SupportRequest): boolean {
  return !endsWithDelivery(request);
}
