/** The stretches of time in which a zone's clock keeps one offset from UTC. */
import { IANAZone } from 'luxon';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface Stretch {
  /** Epoch milliseconds; `to` is the first that no longer belongs. */
  readonly from: number;
  readonly to: number;
  /** Milliseconds that the local clock is ahead of UTC. */
  readonly offset: number;
}

/** Splits a span of time where the clock of the zone is changed, exact to the minute. */
export function clockOffsets(zone: string, from: number, to: number): readonly Stretch[] {
  const clock = IANAZone.create(zone);
  const offsetAt = (at: number): number => Math.round(clock.offset(at) * MINUTE);
  const stretches: Stretch[] = [];
  let start = from;
  let offset = offsetAt(from);
  for (let at = from; at < to; at += DAY) {
    const next = Math.min(at + DAY, to);
    const after = offsetAt(next);
    if (after === offset) continue;
    const change = firstMinute(at, next, (minute) => offsetAt(minute) === after);
    stretches.push({ from: start, to: change, offset });
    start = change;
    offset = after;
  }
  return [...stretches, { from: start, to, offset }];
}

function firstMinute(after: number, until: number, holds: (at: number) => boolean): number {
  let no = after;
  let yes = until;
  while (yes - no > MINUTE) {
    const middle = no + Math.floor((yes - no) / MINUTE / 2) * MINUTE;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
