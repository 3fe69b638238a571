/** How far staff have come with a request. Nothing of it is stored: it follows from the events. */
import type { RequestEvent } from './requestEvent.ts';
import { isSamePerson, type StaffMember } from './staffMember.ts';
import type { SupportRequest } from './supportRequest.ts';

export interface Work {
  /** waiting: nobody has said anything. done: resolved, or nothing to be done any more. */
  readonly state: 'waiting' | 'acknowledged' | 'taken' | 'done';
  /** Who has it: acknowledged or took it last. Others may answer without taking it from them. */
  readonly staff: string | undefined;
  readonly acknowledgedAt: string | undefined;
  /** When the customer first heard from a person: that somebody has seen it is not yet an answer. */
  readonly answeredAt: string | undefined;
  /** Place in `queues`: 0 until it was passed on. */
  readonly queue: number;
  readonly isOverdue: boolean;
  /** A person answers in the customer's chat. */
  readonly isTalking: boolean;
  /** Who that is: the last of them who answered. */
  readonly talker: string | undefined;
}

/** The same, with the people themselves. */
interface Standing extends Omit<Work, 'staff' | 'talker'> {
  readonly holder: StaffMember | undefined;
  readonly talking: StaffMember | undefined;
}

const START: Standing = {
  state: 'waiting',
  holder: undefined,
  acknowledgedAt: undefined,
  answeredAt: undefined,
  queue: 0,
  isOverdue: false,
  isTalking: false,
  talking: undefined,
};

const NOBODY_TALKS = { isTalking: false, talking: undefined } as const;

function after(work: Standing, { kind, by, at }: RequestEvent): Standing {
  const staff = by.kind === 'staff' ? { name: by.name, id: by.id } : work.holder;
  const acknowledgedAt = work.acknowledgedAt ?? at;
  const answeredAt = work.answeredAt ?? at;
  // Whoever speaks first has it; a colleague who helps out does not take it away.
  const holder = work.state === 'waiting' ? staff : work.holder;
  switch (kind) {
    case 'acknowledged':
      return { ...work, state: 'acknowledged', holder: staff, acknowledgedAt };
    case 'taken':
      return { ...work, state: 'taken', holder: staff, acknowledgedAt };
    case 'answer':
      return {
        ...work,
        state: work.state === 'waiting' ? 'taken' : work.state,
        holder,
        acknowledgedAt,
        answeredAt,
        isTalking: true,
        talking: staff,
      };
    case 'nextSteps':
      return { ...work, holder, acknowledgedAt, answeredAt };
    case 'released':
      return {
        ...work,
        state: 'waiting',
        holder: undefined,
        ...(isSame(work.talking, staff) ? NOBODY_TALKS : {}),
      };
    case 'leftChat':
      return { ...work, ...NOBODY_TALKS };
    // Solved at once: nobody waits for a first answer any more, whatever the customer says of it.
    case 'resolved':
      return {
        ...work,
        state: 'done',
        holder: staff,
        acknowledgedAt,
        answeredAt,
        ...NOBODY_TALKS,
      };
    case 'withdrawn':
    case 'refused':
      return { ...work, state: 'done', holder: staff, ...NOBODY_TALKS };
    case 'confirmed':
    case 'caseClosed':
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

const isSame = (one: StaffMember | undefined, other: StaffMember | undefined): boolean =>
  one === undefined || other === undefined ? one === other : isSamePerson(one, other);

const standingOf = ({ events }: Pick<SupportRequest, 'events'>): Standing =>
  events.reduce(after, START);

export function workOf(request: Pick<SupportRequest, 'events'>): Work {
  const { holder, talking, ...work } = standingOf(request);
  return { ...work, staff: holder?.name, talker: talking?.name };
}

/** The people behind the names of `workOf`, for whoever has to tell two of the same name apart. */
export function peopleOf(request: Pick<SupportRequest, 'events'>): {
  readonly holder: StaffMember | undefined;
  readonly talker: StaffMember | undefined;
} {
  const { holder, talking } = standingOf(request);
  return { holder, talker: talking };
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
