import { DateTime } from 'luxon';
import type { ReadOptions } from './instantReading.ts';
import { nearestYear } from './nearestYear.ts';

const SLASHED =
  /(?<![\d./-])(\d{1,4})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})(?![\d/-]|\.\d))?(?![\d/-]|\.\d)/;

export type NumericDate =
  | {
      readonly kind: 'date';
      readonly words: string;
      readonly from: number;
      readonly to: number;
      /** ISO dates; two when day and month can be told apart neither by value nor by region. */
      readonly dates: readonly string[];
    }
  | { readonly kind: 'noSuchDate' };

/** The first date in figures of a line, e.g. `03/04/2026`, `3.4.26`, `2026-04-03`, `3/4`. */
export function numericDate(line: string, options: ReadOptions): NumericDate | undefined {
  const match = SLASHED.exec(line);
  if (match === null) return undefined;
  const [words, first = '', separator = '', second = '', third] = match;
  const place = { words, from: match.index, to: match.index + words.length };
  if (first.length === 4) {
    if (third === undefined || third.length !== 2) return undefined;
    return dated(place, [[Number(first), Number(second), Number(third)]]);
  }
  if (first.length > 2) return undefined;
  if (third === undefined && !isDayAndMonth(words, separator, line.slice(place.to))) {
    return undefined;
  }
  const orders = third === undefined ? undefined : fullYear(third);
  const tries = dayFirst(options.language).map((isDayFirst): Figures => {
    const [day, month] = isDayFirst ? [first, second] : [second, first];
    return [orders ?? nearestYear(+month, +day, options), +month, +day];
  });
  return dated(place, tries);
}

type Figures = readonly [year: number, month: number, day: number];

function dated(
  place: { readonly words: string; readonly from: number; readonly to: number },
  tries: readonly Figures[],
): NumericDate {
  const dates = tries.flatMap(([year, month, day]) => {
    const date = DateTime.fromObject({ year, month, day }, { zone: 'utc' });
    return date.isValid ? [date.toISODate()] : [];
  });
  if (dates.length === 0) return { kind: 'noSuchDate' };
  return { kind: 'date', ...place, dates: [...new Set(dates)] };
}

/** Without a year only `3/4` and `3.4.` are dates; `7.15` is a version and `24/7` is always. */
function isDayAndMonth(words: string, separator: string, after: string): boolean {
  if (words === '24/7') return false;
  return separator === '/' || (separator === '.' && /^\.(?!\d)/.test(after));
}

/** Both orders, when the language alone does not say: English without a region. */
function dayFirst(language: string): readonly boolean[] {
  try {
    const locale = new Intl.Locale(language);
    if (locale.language === 'en' && locale.region === undefined) return [true, false];
    const parts = new Intl.DateTimeFormat(locale, {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
      .formatToParts()
      .map((part) => part.type);
    const isDayFirst = parts.indexOf('day') < parts.indexOf('month');
    // Where the year comes first, a date that ends in the year is a foreigner's: either order.
    return parts.indexOf('year') < parts.indexOf('day') ? [true, false] : [isDayFirst];
  } catch {
    return [true, false];
  }
}

function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}
