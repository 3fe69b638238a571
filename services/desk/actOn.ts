/** What staff may do with a request, and what comes of it when two do it, or too late. */
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { watching } from '../requests/following.ts';
import { happened } from '../requests/happened.ts';
import type { RequestEvent } from '../requests/requestEvent.ts';
import type { Change, RequestStore } from '../requests/requestStore.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import { watchAt } from '../requests/watchAt.ts';
import { isSamePerson, type StaffMember } from '../requests/staffMember.ts';
import { peopleOf, workOf } from '../requests/work.ts';
import type { DeskAction, DeskOutcome, DeskWork } from './deskWork.ts';
import { whyTooLate } from './whyTooLate.ts';

interface Dependencies {
  readonly requests: RequestStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** After which time others are told of what was released, where no instant was promised. */
  readonly acknowledgeMinutes?: number;
}

type Doing = Exclude<DeskAction, { readonly kind: 'retry' }>;

const LONGEST_NAME = 80;

export function deskWork({
  requests,
  outbox,
  clock,
  acknowledgeMinutes = 60,
}: Dependencies): DeskWork {
  function done(request: SupportRequest, action: Doing, staff: StaffMember, id: string): Change {
    const at = clock();
    const { name, id: directoryId } = staff;
    const by = {
      kind: 'staff' as const,
      name,
      ...(directoryId === undefined ? {} : { id: directoryId }),
    };
    const made = { at: at.toJSDate().toISOString(), by };
    // Nobody is left to answer in the chat, which the customer has to know.
    const { talker } = peopleOf(request);
    const leaves = action.kind === 'release' && talker !== undefined && isSamePerson(talker, staff);
    const { request: after, entries = [] } = happened(
      request,
      ...(leaves ? [{ id: `leaveChat-${id}`, ...made, kind: 'leftChat' } as const] : []),
      { id, ...made, ...eventOf(request, action, staff) },
    );
    if (action.kind !== 'release') return { request: after, entries };
    // It waits for somebody again, and what was due for the first wait may have gone off.
    const dueAt = watchAt(after, workOf(after).queue, at, acknowledgeMinutes);
    return { request: after, entries: [...entries, watching(request.reference, id, dueAt)] };
  }

  async function act(reference: string, action: Doing, staff: StaffMember): Promise<DeskOutcome> {
    const id = `${action.kind}-${action.key}`;
    let why: string | undefined;
    const request = await requests.update(reference, (now) => {
      // A click that arrives twice was obeyed the first time, whatever has happened since.
      const isRepeated = now.events.some((event) => event.id === id);
      why = isRepeated ? undefined : whyTooLate(now, action, staff);
      return isRepeated || why !== undefined || isSoAlready(now, action, staff)
        ? { request: now }
        : done(now, action, staff, id);
    });
    if (request === undefined) return { kind: 'unknown' };
    return why === undefined ? { kind: 'done', request } : { kind: 'tooLate', why, request };
  }

  /** Never too late: also what follows from a resolution may have been given up on. */
  async function retry(reference: string): Promise<DeskOutcome> {
    // First the outbox: killed between the two, the request is delivered all the same.
    await outbox.revive(reference);
    const request = await requests.update(reference, (now) => ({
      request: now.status === 'parked' ? { ...now, status: 'received' } : now,
    }));
    return request === undefined ? { kind: 'unknown' } : { kind: 'done', request };
  }

  return {
    async act(reference, action, who) {
      const { name, id }: StaffMember = typeof who === 'string' ? { name: who } : who;
      const staff = { name: name.trim().slice(0, LONGEST_NAME) || 'Support', id };
      return action.kind === 'retry' ? retry(reference) : act(reference, action, staff);
    },
  };
}

function eventOf(
  request: SupportRequest,
  action: Doing,
  staff: StaffMember,
): Pick<RequestEvent, 'kind' | 'text'> {
  switch (action.kind) {
    case 'acknowledge':
      return action.text === undefined
        ? { kind: 'acknowledged' }
        : { kind: 'acknowledged', text: action.text };
    case 'take': {
      const before = workOf(request).state === 'waiting' ? undefined : peopleOf(request).holder;
      return before === undefined || isSamePerson(before, staff)
        ? { kind: 'taken' }
        : { kind: 'taken', text: `taken over from ${before.name}` };
    }
    case 'release':
      return { kind: 'released' };
    case 'note':
      return { kind: 'note', text: action.text };
    case 'answer':
      return { kind: 'answer', text: action.text };
    case 'nextSteps':
      return { kind: 'nextSteps', text: action.text };
    case 'resolve':
      return { kind: 'resolved', text: action.text };
    case 'leaveChat':
      return { kind: 'leftChat' };
  }
}

/** Nothing would change, and the customer would be told twice. */
function isSoAlready(request: SupportRequest, action: Doing, staff: StaffMember): boolean {
  const work = workOf(request);
  const { holder } = peopleOf(request);
  const isTheirs = holder !== undefined && isSamePerson(holder, staff);
  switch (action.kind) {
    case 'acknowledge':
      return work.state !== 'waiting' && isTheirs;
    case 'take':
      return work.state === 'taken' && isTheirs;
    case 'release':
      return work.state === 'waiting';
    case 'leaveChat':
      return !work.isTalking;
    case 'note':
    case 'answer':
    case 'nextSteps':
    case 'resolve':
      return false;
  }
}
