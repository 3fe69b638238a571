/** How far staff have come with a request. Nothing of it is stored: it follows from the events. */
import type { RequestEvent } from './requestEvent.ts';
import type { SupportRequest } from './supportRequest.ts';

export interface Work {
  /** waiting: nobody has said anything. done: resolved, or nothing to be done any more. */
  readonly state: 'waiting' | 'acknowledged' | 'taken' | 'done';
  /** Who acknowledged or took it last. */
  readonly staff: string | undefined;
  readonly acknowledgedAt: string | undefined;
  /** Place in `queues`: 0 until it was passed on. */
  readonly queue: number;
  readonly isOverdue: boolean;
  /** A person answers in the customer's chat. */
  readonly isTalking: boolean;
}

const START: Work = {
  state: 'waiting',
  staff: undefined,
  acknowledgedAt: undefined,
  queue: 0,
  isOverdue: false,
  isTalking: false,
};

function after(work: Work, { kind, by, at }: RequestEvent): Work {
  const staff = by.kind === 'staff' ? by.name : work.staff;
  const acknowledgedAt = work.acknowledgedAt ?? at;
  switch (kind) {
    case 'acknowledged':
      return { ...work, state: 'acknowledged', staff, acknowledgedAt };
    case 'taken':
      return { ...work, state: 'taken', staff, acknowledgedAt };
    case 'answer':
      return { ...work, state: 'taken', staff, acknowledgedAt, isTalking: true };
    case 'nextSteps':
      return { ...work, staff, acknowledgedAt };
    case 'released':
      return { ...work, state: 'waiting', staff: undefined, isTalking: false };
    case 'leftChat':
      return { ...work, isTalking: false };
    case 'resolved':
    case 'withdrawn':
    case 'refused':
      return { ...work, state: 'done', staff, isTalking: false };
    case 'confirmed':
      return { ...work, state: 'done', isTalking: false };
    case 'disputed':
      return { ...work, state: 'waiting' };
    case 'passedOn':
      return { ...work, queue: work.queue + 1 };
    case 'overdue':
      return { ...work, isOverdue: true };
    case 'delivered':
    case 'note':
    case 'customerWrote':
    case 'surveyed':
    case 'joined':
      return work;
  }
}

export function workOf({ events }: Pick<SupportRequest, 'events'>): Work {
  return events.reduce(after, START);
}

/** The queue that has it now. */
export function queueOf(request: SupportRequest): SupportRequest['queues'][number] {
  const { queues } = request;
  const queue = queues[Math.min(workOf(request).queue, queues.length - 1)] ?? queues[0];
  if (queue === undefined) throw new Error(`Request ${request.reference} has no queue.`);
  return queue;
}

/** Adds an event unless it is there already. */
export function withEvent<R extends SupportRequest>(request: R, event: RequestEvent): R {
  return request.events.some(({ id }) => id === event.id)
    ? request
    : { ...request, events: [...request.events, event] };
}
