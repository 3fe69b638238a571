/** Public holidays of a country, as local calendar days. */
import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';

const MS_PER_HOUR = 3_600_000;

// Importing date-holidays takes 0.1-0.2 s, too much for a start that may never need it.
const require = createRequire(import.meta.url);
let loaded: typeof Holidays | undefined;
const library = (): typeof Holidays => (loaded ??= require('date-holidays') as typeof Holidays);

let countries: ReadonlySet<string> | undefined;
const calendars = new Map<string, Holidays>();
const years = new Map<string, readonly string[]>();

/** Does the import now, so that the first case that needs it does not wait. */
export function loadHolidays(): void {
  countries ??= new Set(Object.keys(new (library())().getCountries()));
}

/**
 * Are the public holidays of this country known?
 * @param country ISO 3166, with or without a subdivision (`AU` or `AU-WA`).
 */
export function hasHolidays(country: string): boolean {
  loadHolidays();
  return countries?.has(country.toUpperCase().split('-')[0] ?? '') ?? false;
}

/**
 * The days of a year on which the whole country is closed, ISO dates, not sorted. A holiday of half a
 * day closes nothing. Lunar ones are computed, and may be announced a day off.
 * @param country ISO 3166, with or without a subdivision (`AU` or `AU-WA`).
 */
export function holidaysOf(country: string, year: number): readonly string[] {
  const key = `${country.toUpperCase()} ${year}`;
  let days = years.get(key);
  if (!days) {
    days = calendarOf(country.toUpperCase()).getHolidays(year).flatMap(daysOf);
    years.set(key, days);
  }
  return days;
}

function calendarOf(code: string): Holidays {
  let calendar = calendars.get(code);
  if (!calendar) {
    const [country = '', state = ''] = code.split('-', 2);
    const Library = library();
    calendar = state
      ? new Library(country, state, { types: ['public'] })
      : new Library(country, { types: ['public'] });
    calendars.set(code, calendar);
  }
  return calendar;
}

function daysOf({ date, start, end }: { date: string; start: Date; end: Date }): string[] {
  if (date.slice(11, 19) !== '00:00:00') return [];
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  // An hour of grace: the day on which the clocks go forward has 23.
  const count = Math.floor(((end.getTime() - start.getTime()) / MS_PER_HOUR + 1) / 24);
  return Array.from({ length: count }, (_, day) =>
    new Date(first + day * 24 * MS_PER_HOUR).toISOString().slice(0, 10),
  );
}
