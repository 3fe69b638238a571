import type { Heard, Sense } from '../heard.ts';
import type { ReadOptions } from '../instantReading.ts';
import { numericDate } from '../numericDates.ts';
import { calendarDays, type CalendarDays, type NamedDay } from './calendarDays.ts';
import { clockTime, type ClockTime } from './clockTimes.ts';
import { countedTimes, type CountedTimes } from './countedTimes.ts';
import { dayPart, type DayPart } from './dayParts.ts';

interface Words {
  readonly counted: CountedTimes;
  readonly days: CalendarDays;
  /** "Now", as the language says it. */
  readonly now: string;
}

const words = new Map<string, Words | undefined>();

/**
 * Reads times by the words that `Intl` has for any language: counted from now, days, dates, hours.
 * For the languages that the recognizer does not know, and for when it cannot be asked.
 */
export function plainWords(given: string, told: ReadOptions): Heard | undefined {
  const language = baseOf(told.language);
  const known = wordsOf(language);
  if (known === undefined) return undefined;
  const line = given.normalize('NFKC').replaceAll('’', "'");
  const counted = countedWords(line, told);
  if (counted !== undefined) return counted;
  if (line.toLowerCase().replace(/[\s.!。]+$/, '') === known.now) {
    return heard(line, [[{ kind: 'elapsed', ms: 0 }]]);
  }
  const figures = numericDate(line, told);
  if (figures?.kind === 'noSuchDate') return figures;
  const day: NamedDay | undefined =
    figures === undefined
      ? known.days(line, told)
      : { kind: 'day', words: figures.words, dates: figures.dates };
  if (day?.kind === 'noSuchDate') return day;
  const part = dayPart(line);
  const time = clockTime(line.replace(figures?.words ?? '', ' '), language, part?.half);
  const meanings = meaningsOf(day, time, part);
  if (meanings.length === 0) return undefined;
  const said = [day?.words, time?.words, part?.words].filter((one) => one !== undefined);
  const result = heard(spanOf(line, said), meanings);
  return figures !== undefined && figures.dates.length > 1 ? { ...result, ask: 'always' } : result;
}

/** Only times counted from now. The recognizer misses some, and takes two hours for two o'clock. */
export function countedWords(line: string, told: ReadOptions): Heard | undefined {
  const known = wordsOf(baseOf(told.language));
  const found = known?.counted(line.normalize('NFKC'));
  if (found === undefined) return undefined;
  if (found.sense.kind === 'elapsed') return heard(found.words, [[found.sense]]);
  const date = told.now.setZone(told.zone).plus({ days: found.sense.days }).toISODate();
  if (date === null) return undefined;
  const rest = line.replace(found.words, ' ');
  const time = clockTime(rest, baseOf(told.language), dayPart(rest)?.half);
  const day = { kind: 'day', words: found.words, dates: [date] } as const;
  // "Two days ago, build 7" has figures that are no time: let them who know better read it.
  if (time === undefined && /\d/.test(rest)) return undefined;
  return heard(line.trim(), meaningsOf(day, time, undefined));
}

function heard(said: string, meanings: readonly (readonly Sense[])[]): Heard & { kind: 'heard' } {
  return { kind: 'heard', words: said, meanings, ask: 'sameDay' };
}

function meaningsOf(
  day: Extract<NamedDay, { kind: 'day' }> | undefined,
  time: ClockTime | undefined,
  part: DayPart | undefined,
): readonly (readonly Sense[])[] {
  if (day === undefined) {
    if (time !== undefined) return time.times.map((one) => [{ kind: 'time', time: one }]);
    if (part === undefined) return [];
    const { from, to, usual } = part;
    return [[{ kind: 'timeRange', from, to, usual }]];
  }
  if (time !== undefined) {
    return time.times.map((one) =>
      day.dates.map((date): Sense => ({ kind: 'moment', wall: `${date}T${one}` })),
    );
  }
  if (part === undefined) return [day.dates.map((date): Sense => ({ kind: 'day', date }))];
  return [
    day.dates.map((date): Sense => ({
      kind: 'range',
      from: `${date}T${part.from}`,
      to: `${date}T${part.to}`,
      usual: part.usual === undefined ? undefined : `${date}T${part.usual}`,
    })),
  ];
}

/** From the first to the last of the words that were read. */
function spanOf(line: string, said: readonly string[]): string {
  const text = line.toLowerCase();
  const places = said.map((one) => text.indexOf(one.toLowerCase())).filter((at) => at >= 0);
  const ends = said.map((one) => text.indexOf(one.toLowerCase()) + one.length);
  return places.length === 0 ? line : line.slice(Math.min(...places), Math.max(...ends));
}

function baseOf(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? '';
}

function wordsOf(language: string): Words | undefined {
  if (!words.has(language)) {
    // Only what Intl knows is kept: the tag comes from a stranger's browser.
    if (!isKnown(language)) return undefined;
    const now = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'second');
    words.set(language, {
      counted: countedTimes(language),
      days: calendarDays(language),
      now: now.toLowerCase(),
    });
  }
  return words.get(language);
}

function isKnown(language: string): boolean {
  try {
    return Intl.RelativeTimeFormat.supportedLocalesOf(language).length > 0;
  } catch {
    return false;
  }
}
