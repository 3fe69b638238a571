import type { Heard } from '../heard.ts';
import type { ReadOptions } from '../instantReading.ts';
import { clockTime } from './clockTimes.ts';

// Hours that can be no other: of 24, with "am" or "pm", or of a part of the day.
// "12:00" may be midnight as well.
const HOUR_OF_24 = String.raw`(?:0\d|1[013-9]|2[0-3]):[0-5]\d`;
const HOUR_OF_12 = String.raw`(?:[1-9]|1[0-2])(?::[0-5]\d)?`;
const SURE_HOUR = `(?<time>${HOUR_OF_24}|${HOUR_OF_12} ?[ap]m)`;
const DAY = '(?<day>yesterday|today|tomorrow)';
const WHOLE_LINES = [
  new RegExp(`^(?:since )?${DAY},? (?:at )?${SURE_HOUR}$`, 'i'),
  new RegExp(`^${SURE_HOUR} ${DAY}$`, 'i'),
  /^(?:since )?(?<hour>[1-9]|1[01])(?<minutes>:[0-5]\d)? this morning$/i,
];
const DAYS: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };

/**
 * One day and one hour of an English line, when it has nothing else: what most people answer, so they
 * need not wait for the recognizer. Undefined unless it has exactly one meaning.
 */
export function plainEnglish(line: string, told: ReadOptions): Heard | undefined {
  if (!/^en(?:[-_]|$)/i.test(told.language)) return undefined;
  for (const pattern of WHOLE_LINES) {
    const said = pattern.exec(line)?.groups;
    if (said === undefined) continue;
    const { day = 'today', time, hour = '', minutes = ':00' } = said;
    const [at] = clockTime(time ?? `${hour}${minutes} am`, 'en')?.times ?? [];
    const days = DAYS[day.toLowerCase()] ?? 0;
    const date = told.now.setZone(told.zone).plus({ days }).toISODate();
    if (at === undefined || date === null) return undefined;
    const wall = `${date}T${at}`;
    return { kind: 'heard', words: line, meanings: [[{ kind: 'moment', wall }]], ask: 'sameDay' };
  }
  return undefined;
}
