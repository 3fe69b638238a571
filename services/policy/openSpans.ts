/** The open intervals of a desk over the years that were asked about, numbered for binary search. */
import type { DeskHours } from './deskHours.ts';
import { type Interval, openIntervals } from './openIntervals.ts';

// A local day is less than a day off the UTC one, and an interval lasts at most one day.
const MARGIN = 2 * 86_400_000;
const FIRST_YEAR = 1970;
const LAST_YEAR = 2100;

interface OpenSpan extends Interval {
  /** Open milliseconds of all spans before this one. */
  readonly before: number;
}

export interface OpenSpans {
  /** Makes sure that the spans around an instant are there. Numbers may change. */
  cover(at: number): void;
  /** The span with this number; takes in later years as needed. */
  at(index: number): OpenSpan;
  /** The number of the first span that ends after `at`, which must be covered. */
  endingAfter(at: number): number;
  /** The number of the first span by whose end so many open milliseconds have passed. */
  reaching(elapsed: number): number;
}

/** Starts empty, and grows by whole years without gaps. Beyond 1970-2100 all throw a RangeError. */
export function openSpans(desk: DeskHours): OpenSpans {
  const years = new Map<number, readonly Interval[]>();
  let spans: readonly OpenSpan[] = [];
  let first = Infinity;
  let last = -Infinity;
  let coveredFrom = Infinity;
  let coveredTo = -Infinity;

  const takeIn = (from: number, to: number): void => {
    if (!(from >= FIRST_YEAR && to <= LAST_YEAR)) {
      throw new RangeError(`business time is known from ${FIRST_YEAR} to ${LAST_YEAR}`);
    }
    first = Math.min(first, from);
    last = Math.max(last, to);
    for (let year = first; year <= last; year += 1) {
      if (!years.has(year)) years.set(year, openIntervals(desk, year));
    }
    spans = numbered([...years.keys()].sort((a, b) => a - b).flatMap((y) => years.get(y) ?? []));
    coveredFrom = Date.UTC(first, 0, 1) + MARGIN;
    coveredTo = Date.UTC(last + 1, 0, 1) - MARGIN;
  };

  const search = (isReached: (span: OpenSpan) => boolean): number => {
    for (;;) {
      const index = firstIndex(spans, isReached);
      if (index < spans.length) return index;
      takeIn(first, last + 1);
    }
  };

  return {
    cover: (at) => {
      if (at >= coveredFrom && at < coveredTo) return;
      takeIn(new Date(at - MARGIN).getUTCFullYear(), new Date(at + MARGIN).getUTCFullYear());
    },
    at: (index) => {
      for (;;) {
        const span = spans[index];
        if (span) return span;
        takeIn(first, last + 1);
      }
    },
    endingAfter: (at) => search((span) => span.to > at),
    reaching: (elapsed) => search((span) => span.before + span.to - span.from >= elapsed),
  };
}

function numbered(intervals: readonly Interval[]): readonly OpenSpan[] {
  let before = 0;
  return intervals.map((interval) => {
    const span = { ...interval, before };
    before += interval.to - interval.from;
    return span;
  });
}

/** Spans are sorted, so that the condition holds from some number on: which one? */
function firstIndex(spans: readonly OpenSpan[], holds: (span: OpenSpan) => boolean): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const span = spans[middle];
    if (span && holds(span)) high = middle;
    else low = middle + 1;
  }
  return low;
}
