import { DateTime } from 'luxon';
import type { ReadOptions } from '../instantReading.ts';
import { nearestYear } from '../nearestYear.ts';

/** A day that a line names. More than one: the one that fits, e.g. the last or the next Monday. */
export type NamedDay =
  | { readonly kind: 'day'; readonly words: string; readonly dates: readonly string[] }
  | { readonly kind: 'noSuchDate' };

/** Finds today, weekdays and dates with a month's name, by the words that `Intl` has for them. */
export type CalendarDays = (line: string, told: ReadOptions) => NamedDay | undefined;

const EASTERN_DATE = /(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]/u;
const LAST =
  /(?<!\p{L})(?:letzte[nrms]?|vorige[nrms]?|dernière?|pasado|passad[ao]|last)(?!\p{L})|先週|上|지난/iu;

export function calendarDays(language: string): CalendarDays {
  const days = relativeDays(language);
  const weekdays = weekdaysOf(language);
  const months = monthsOf(language);
  const dayAndMonth = new RegExp(
    `(?<![\\d.])(\\d{1,2})(?:\\.|er|º|ª)? ?(?:de )?(${months.map(([name]) => RegExp.escape(name)).join('|')})\\.?(?:,? (?:de )?(\\d{4}))?(?![\\p{L}\\d])`,
    'iu',
  );

  return (line, told) => {
    const text = line.toLowerCase();
    const dated = withMonth(text, told);
    if (dated !== undefined) return dated;
    const today = told.now.setZone(told.zone).startOf('day');
    const day = firstOf(text, days);
    if (day !== undefined) return named(day.words, [today.plus({ days: day.value })]);
    const weekday = firstOf(text, weekdays);
    if (weekday === undefined) return undefined;
    const back = (today.weekday - weekday.value + 7) % 7;
    const last = today.minus({ days: LAST.test(text) && back === 0 ? 7 : back });
    const next = today.plus({ days: 7 - back });
    return named(weekday.words, LAST.test(text) ? [last] : [last, next]);
  };

  function withMonth(text: string, told: ReadOptions): NamedDay | undefined {
    const eastern = EASTERN_DATE.exec(text);
    if (eastern !== null) {
      const [words, year, month, day] = eastern;
      return dateOf(words, year, Number(month), Number(day), told);
    }
    const western = months.length === 0 ? null : dayAndMonth.exec(text);
    if (western === null) return undefined;
    const [words, day, name, year] = western;
    const month = months.find(([one]) => one === name)?.[1] ?? 0;
    return dateOf(words, year, month, Number(day), told);
  }
}

function dateOf(
  words: string,
  year: string | undefined,
  month: number,
  day: number,
  told: ReadOptions,
): NamedDay {
  const inYear = year === undefined ? nearestYear(month, day, told) : Number(year);
  const date = DateTime.fromObject({ year: inYear, month, day }, { zone: 'utc' });
  return date.isValid ? named(words, [date]) : { kind: 'noSuchDate' };
}

function named(words: string, days: readonly DateTime[]): NamedDay {
  return { kind: 'day', words, dates: days.flatMap((day) => day.toISODate() ?? []) };
}

type Words = readonly (readonly [word: string, value: number])[];

/** The word that comes first in the line; of two at one place the longer. */
function firstOf(
  text: string,
  words: Words,
): { readonly words: string; readonly value: number } | undefined {
  const [first] = words
    .map(([word, value]) => ({ words: word, value, at: placeOf(text, word) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at || b.words.length - a.words.length);
  return first;
}

function placeOf(text: string, word: string): number {
  const isLatin = /^\p{Script=Latin}/u.test(word);
  const source = RegExp.escape(word);
  const pattern = isLatin ? `(?<!\\p{L})${source}(?!\\p{L})` : source;
  return text.search(new RegExp(pattern, 'u'));
}

function relativeDays(language: string): Words {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const words = [-2, -1, 0, 1, 2].map((days) => [format.format(days, 'day'), days] as const);
  const others: Readonly<Record<string, Words>> = {
    ja: [
      ['今朝', 0],
      ['今晩', 0],
      ['昨夜', -1],
      ['きのう', -1],
      ['きょう', 0],
    ],
    zh: [
      ['今早', 0],
      ['今晚', 0],
      ['昨晚', -1],
    ],
    fr: [
      ['ce matin', 0],
      ['ce soir', 0],
      ["aujourd'hui", 0],
    ],
    es: [
      ['esta mañana', 0],
      ['esta tarde', 0],
      ['esta noche', 0],
      ['anoche', -1],
    ],
    pt: [
      ['esta manhã', 0],
      ['esta tarde', 0],
      ['esta noite', 0],
    ],
    de: [['heute früh', 0]],
  };
  // "In 2 days" is a counted time, not a day's own word.
  return [...words.filter(([word]) => !/\d/.test(word)), ...(others[language] ?? [])];
}

function weekdaysOf(language: string): Words {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
    // The first of June 2026 is a Monday.
    const name = format.format(Date.UTC(2026, 5, weekday)).toLowerCase();
    const short = name.replace(/-feira$|(?<=曜)日$/u, '');
    const zhou = name.replace(/^星期/u, '周');
    return [...new Set([name, short, zhou])].map((one) => [one, weekday] as const);
  });
}

function monthsOf(language: string): Words {
  return (['long', 'short'] as const).flatMap((style) => {
    const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month) => {
      const name = format.format(Date.UTC(2026, month, 1)).toLowerCase();
      return [name.replace(/\.$/, ''), month + 1] as const;
    }).filter(([name]) => /\p{L}/u.test(name) && !/^\d/.test(name));
  });
}
