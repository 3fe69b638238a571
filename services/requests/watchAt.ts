/** When to look whether anybody has acknowledged a request. */
import type { DateTime } from 'luxon';
import { type BusinessCalendar, businessCalendar } from '../policy/businessTime.ts';
import { hasHolidays } from '../policy/holidays.ts';
import type { SupportRequest } from './supportRequest.ts';

const MINUTE = 60_000;

export interface Watched extends Pick<SupportRequest, 'promised' | 'promise' | 'entitlement'> {
  readonly queues: readonly unknown[];
}

/**
 * Three quarters of the way to the promised instant, so that the next in line still has time; else, or
 * when it has passed, after `minutes`. Whoever is last has nobody to pass it on to: their time ends with
 * the promise. What is covered at any time counts round the clock, the rest while the desk is open, as far
 * as its hours are known.
 * @param queue place in line of those who are waited for
 */
export function watchAt(request: Watched, queue: number, now: DateTime, minutes: number): string {
  const from = now.toMillis();
  const calendar = calendarOf(request);
  const { promised } = request;
  const until = promised.kind === 'by' ? Date.parse(promised.at) : Number.NEGATIVE_INFINITY;
  if (until <= from) return iso(after(calendar, from, minutes));
  if (queue >= request.queues.length - 1) return iso(until);
  const left = calendar?.between(from, until) ?? 0;
  // Promises need not end in the desk's hours: what is left of them then is no time to count in.
  return iso(left > 0 ? after(calendar, from, left * 0.75) : from + (until - from) * 0.75);
}

function after(calendar: BusinessCalendar | undefined, from: number, minutes: number): number {
  return calendar?.add(from, { minutes }) ?? from + minutes * MINUTE;
}

const calendars = new Map<string, BusinessCalendar>();

/** Undefined: round the clock. */
function calendarOf({ promise, entitlement }: Watched): BusinessCalendar | undefined {
  const { coverage } = promise;
  if (coverage.kind !== 'businessHours') return undefined;
  const { zone, opens, closes, weekdays } = coverage;
  const country = 'account' in entitlement ? entitlement.account.country : undefined;
  const holidays = country !== undefined && hasHolidays(country) ? country : undefined;
  const hours = { zone, opens, closes, weekdays, holidays };
  const key = JSON.stringify(hours);
  const calendar = calendars.get(key) ?? businessCalendar(hours);
  calendars.set(key, calendar);
  return calendar;
}

const iso = (at: number): string => new Date(at).toISOString();
