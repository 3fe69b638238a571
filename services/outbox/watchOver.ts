/** What comes of it when nobody has acknowledged a request by now. */
import type { DateTime } from 'luxon';
import { isOpen } from '../requests/alone.ts';
import { watching } from '../requests/following.ts';
import { happened } from '../requests/happened.ts';
import type { RequestEvent } from '../requests/requestEvent.ts';
import type { Change } from '../requests/requestStore.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import { watchAt } from '../requests/watchAt.ts';
import { workOf } from '../requests/work.ts';

const SYSTEM = { kind: 'system' } as const;
/** The clocks of outbox and relay may differ a little. */
const TOLERANCE_MS = 1000;

/**
 * The next in line is told, and it is said when the promise has passed. Pure. The entry's id tells a look
 * that is taken again after a crash from the next one.
 */
export function watchOver(
  request: SupportRequest,
  entryId: string,
  now: DateTime,
  acknowledgeMinutes: number,
): Change {
  const id = `passedOn-${entryId}`;
  const isLookedAt = request.events.some((event) => event.id === id);
  if (isLookedAt || !isOpen(request) || isAttended(request)) return { request };

  const work = workOf(request);
  const at = now.toJSDate().toISOString();
  const { promised, queues, reference } = request;
  const isLate = promised.kind === 'by' && now.toMillis() >= Date.parse(promised.at) - TOLERANCE_MS;
  const next = queues[work.queue + 1];
  const events: RequestEvent[] = [];
  if (next !== undefined) events.push({ id, at, by: SYSTEM, kind: 'passedOn', queue: next.id });
  if (isLate && !work.isOverdue) events.push({ id: 'overdue', at, by: SYSTEM, kind: 'overdue' });
  const { request: after, entries = [] } = happened(request, ...events);

  const place = work.queue + 1;
  const isLast = place >= queues.length - 1;
  if (next === undefined || (isLast && (isLate || promised.kind === 'none'))) {
    return { request: after, entries };
  }
  const dueAt = watchAt(after, place, now, acknowledgeMinutes);
  return { request: after, entries: [...entries, watching(reference, place, dueAt)] };
}

/** Somebody has it, or has told the customer what happens next. */
function isAttended(request: SupportRequest): boolean {
  const { state, staff } = workOf(request);
  return state !== 'waiting' || staff !== undefined;
}
