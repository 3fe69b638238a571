/** How far staff have come with a request. Nothing of it is stored: it follows from the events. */
import type { RequestEvent } from './requestEvent.ts';
import type { SupportRequest } from './supportRequest.ts';

export interface Work {
  /** waiting: nobody has said anything. done: resolved, or nothing to be done any more. */
  readonly state: 'waiting' | 'acknowledged' | 'taken' | 'done';
  /** Who has it: acknowledged or took it last. Others may answer without taking it from them. */
  readonly staff: string | undefined;
  readonly acknowledgedAt: string | undefined;
  /** Place in `queues`: 0 until it was passed on. */
  readonly queue: number;
  readonly isOverdue: boolean;
  /** A person answers in the customer's chat. */
  readonly isTalking: boolean;
  /** Who that is: the last of them who answered. */
  readonly talker: string | undefined;
}

const START: Work = {
  state: 'waiting',
  staff: undefined,
  acknowledgedAt: undefined,
  queue: 0,
  isOverdue: false,
  isTalking: false,
  talker: undefined,
};

const NOBODY_TALKS = { isTalking: false, talker: undefined } as const;

function after(work: Work, { kind, by, at }: RequestEvent): Work {
  const staff = by.kind === 'staff' ? by.name : work.staff;
  const acknowledgedAt = work.acknowledgedAt ?? at;
  // Whoever speaks first has it; a colleague who helps out does not take it away.
  const holder = work.state === 'waiting' ? staff : work.staff;
  switch (kind) {
    case 'acknowledged':
      return { ...work, state: 'acknowledged', staff, acknowledgedAt };
    case 'taken':
      return { ...work, state: 'taken', staff, acknowledgedAt };
    case 'answer':
      return {
        ...work,
        state: work.state === 'waiting' ? 'taken' : work.state,
        staff: holder,
        acknowledgedAt,
        isTalking: true,
        talker: staff,
      };
    case 'nextSteps':
      return { ...work, staff: holder, acknowledgedAt };
    case 'released':
      return {
        ...work,
        state: 'waiting',
        staff: undefined,
        ...(work.talker === staff ? NOBODY_TALKS : {}),
      };
    case 'leftChat':
      return { ...work, ...NOBODY_TALKS };
    case 'resolved':
    case 'withdrawn':
    case 'refused':
      return { ...work, state: 'done', staff, ...NOBODY_TALKS };
    case 'confirmed':
      return { ...work, state: 'done', ...NOBODY_TALKS };
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
