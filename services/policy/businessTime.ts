/**
 * Time that counts only while a desk is open. A calendar keeps the open hours of the years it was
 * asked about as sorted UTC intervals, so that an answer is a binary search. Instants are epoch
 * milliseconds, exact over clock changes.
 */
import { isZone } from '../isZone.ts';
import type { DeskHours } from './deskHours.ts';
import { minutesOf } from './openIntervals.ts';
import { type OpenSpans, openSpans } from './openSpans.ts';

export type { DeskHours } from './deskHours.ts';

const MINUTE = 60_000;

export type BusinessAmount = { readonly minutes: number } | { readonly days: number };

/** Every function throws a RangeError for an instant outside 1970-2100. */
export interface BusinessCalendar {
  /** Open at opening time, closed at closing time. */
  readonly isOpen: (at: number) => boolean;
  /** `at` itself while open, else the next opening. */
  readonly nextOpening: (at: number) => number;
  /**
   * The first instant by which the amount has passed. Outside hours it starts at the next opening.
   * Minutes count while the desk is open, so that an amount may end exactly at closing time. n
   * business days end at the same local time on the n-th open day afterwards, clipped into its hours.
   * @throws RangeError for an amount that is negative or no number.
   */
  readonly add: (at: number, amount: BusinessAmount) => number;
  /**
   * When the desk closes on the day of `at`, or on its next open day if it has closed by then.
   * `following`: on the first open day after the calendar day of `at`.
   */
  readonly endOfDay: (at: number, which?: 'same' | 'following') => number;
  /** Open minutes from `from` to `to`; negative if `to` is the earlier one. */
  readonly between: (from: number, to: number) => number;
}

/** @throws RangeError for hours that can't be: unknown zone, no weekday, closing before opening. */
export function businessCalendar(desk: DeskHours): BusinessCalendar {
  check(desk);
  const spans = openSpans(desk);

  const elapsedAt = (at: number): number => {
    const { from, before } = spans.at(spans.endingAfter(at));
    return before + Math.max(0, at - from);
  };

  return {
    isOpen: (at) => {
      spans.cover(at);
      return spans.at(spans.endingAfter(at)).from <= at;
    },
    nextOpening: (at) => {
      spans.cover(at);
      return Math.max(at, spans.at(spans.endingAfter(at)).from);
    },
    add: (at, amount) => {
      spans.cover(at);
      return 'days' in amount
        ? addDays(spans, at, counted(amount.days))
        : addMinutes(spans, at, counted(amount.minutes));
    },
    endOfDay: (at, which = 'same') => {
      spans.cover(at);
      return endOfDay(spans, at, which);
    },
    between: (from, to) => {
      spans.cover(from);
      spans.cover(to);
      return (elapsedAt(to) - elapsedAt(from)) / MINUTE;
    },
  };
}

function addMinutes(spans: OpenSpans, at: number, minutes: number): number {
  const { from, to, before } = spans.at(spans.endingAfter(at));
  const start = Math.max(at, from);
  const end = start + minutes * MINUTE;
  if (end <= to) return end;
  const elapsed = before + end - from;
  const last = spans.at(spans.reaching(elapsed));
  return last.from + elapsed - last.before;
}

function addDays(spans: OpenSpans, at: number, days: number): number {
  let index = spans.endingAfter(at);
  const start = spans.at(index);
  const time = Math.max(at, start.from) + start.offset - start.day;
  if (days === 0) return Math.max(at, start.from);
  let { day } = start;
  for (let left = days; left > 0;) {
    index += 1;
    const span = spans.at(index);
    if (span.day !== day) left -= 1;
    day = span.day;
  }
  // A day has several spans if the clock is changed while the desk is open.
  for (;;) {
    const span = spans.at(index);
    const end = Math.max(span.from, day + time - span.offset);
    if (end < span.to) return end;
    if (spans.at(index + 1).day !== day) return span.to;
    index += 1;
  }
}

function endOfDay(spans: OpenSpans, at: number, which: 'same' | 'following'): number {
  let index = spans.endingAfter(at);
  if (which === 'following') {
    while (spans.at(index).day <= at + spans.at(index).offset) index += 1;
  }
  const { day } = spans.at(index);
  while (spans.at(index + 1).day === day) index += 1;
  return spans.at(index).to;
}

function counted(amount: number): number {
  if (!(amount >= 0 && Number.isFinite(amount))) {
    throw new RangeError(`${amount} is not an amount of business time`);
  }
  return amount;
}

function check({ zone, opens, closes, weekdays }: DeskHours): void {
  if (!isZone(zone)) throw new RangeError(`"${zone}" is not an IANA zone`);
  if (weekdays.length === 0) throw new RangeError('a desk needs a weekday on which it is open');
  if (minutesOf(opens) >= minutesOf(closes)) throw new RangeError('a desk opens before it closes');
}
