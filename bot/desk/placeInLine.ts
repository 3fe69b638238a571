/** The order in which staff look at what is open: what is urgent, then whoever was promised an answer first. */
import { urgencyOf } from '../../services/requests/urgencyOf.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { workOf } from '../../services/requests/work.ts';

/** Compared number by number; less comes first. */
export type PlaceInLine = readonly number[];

const SPOKEN: readonly string[] = ['customerWrote', 'answer', 'nextSteps', 'acknowledged', 'taken'];

/** Somebody has it, and the last word is the customer's. */
function isAsked({ events }: SupportRequest): boolean {
  return events.findLast(({ kind }) => SPOKEN.includes(kind))?.kind === 'customerWrote';
}

export function placeInLine(request: SupportRequest): PlaceInLine {
  const { events, promised, raisedAt } = request;
  const { state, acknowledgedAt } = workOf(request);
  const raised = Date.parse(raisedAt);
  // Of what somebody has, whatever has a question open; then the newest.
  if (state !== 'waiting') return [-urgencyOf(request), 1, isAsked(request) ? 0 : 1, -raised];
  // Given back, or not solved for the customer: what was promised them has been, and they wait since then.
  const again = events.findLast(({ kind }) => kind === 'disputed' || kind === 'released')?.at;
  const first = promised.kind === 'by' && acknowledgedAt === undefined ? promised.at : undefined;
  const due = again ?? first;
  // Without a promise that is still to be kept: who has waited longest.
  const at = due === undefined ? Number.POSITIVE_INFINITY : Date.parse(due);
  return [-urgencyOf(request), 0, at, raised];
}

export function byPlaceInLine(one: PlaceInLine, other: PlaceInLine): number {
  const at = one.findIndex((value, place) => value !== other[place]);
  return at === -1 ? 0 : (one[at] ?? 0) < (other[at] ?? 0) ? -1 : 1;
}
