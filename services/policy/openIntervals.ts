/** When a desk is open in one year of its own calendar, as UTC intervals. */
import type { DeskHours } from './deskHours.ts';
import { clockOffsets } from './clockOffsets.ts';
import { holidaysOf } from './holidays.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface Interval {
  /** Epoch milliseconds; closed at `to`. */
  readonly from: number;
  readonly to: number;
  /** The local day: epoch milliseconds of its midnight, as if the local clock were UTC. */
  readonly day: number;
  /** Milliseconds that the local clock is ahead of UTC. */
  readonly offset: number;
}

/**
 * The open intervals of the local days of `year`, in order. Reads the local clock as people do: an
 * hour that the clock shows twice is open twice, one that it skips is not there.
 */
export function openIntervals(desk: DeskHours, year: number): readonly Interval[] {
  const opens = minutesOf(desk.opens) * MINUTE;
  const closes = minutesOf(desk.closes) * MINUTE;
  const closed = closedDays(desk, year);
  const first = Date.UTC(year, 0, 1);
  const last = Date.UTC(year, 11, 31);
  const intervals: Interval[] = [];
  for (const { from, to, offset } of clockOffsets(desk.zone, first - DAY, last + 2 * DAY)) {
    const begin = Math.max(first, midnight(from + offset));
    const end = Math.min(last, midnight(to + offset));
    for (let day = begin; day <= end; day += DAY) {
      if (closed.has(day) || !desk.weekdays.includes(weekday(day))) continue;
      const open = Math.max(from, day + opens - offset);
      const close = Math.min(to, day + closes - offset);
      if (open < close) intervals.push({ from: open, to: close, day, offset });
    }
  }
  return intervals;
}

function closedDays({ holidays, closures = [] }: DeskHours, year: number): ReadonlySet<number> {
  // A holiday of several days may have begun in the year before.
  const years = holidays === undefined ? [] : [year - 1, year];
  const dates = years.flatMap((one) => holidaysOf(holidays ?? '', one));
  return new Set([...dates, ...closures].map((date) => Date.parse(`${date}T00:00:00Z`)));
}

/** Minutes since midnight of a local time such as `08:00`; `24:00` is the end of the day. */
export function minutesOf(time: string): number {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(time) ?? [];
  const value = Number(hours) * 60 + Number(minutes);
  if (!(value <= 24 * 60)) throw new RangeError(`"${time}" is not a time of day`);
  return value;
}

const midnight = (local: number): number => Math.floor(local / DAY) * DAY;

/** ISO weekday, Monday is 1. */
const weekday = (day: number): number => new Date(day).getUTCDay() || 7;
