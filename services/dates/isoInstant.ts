import { DateTime } from 'luxon';
import type { Heard } from './heard.ts';

const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:(?:T| |, ?)(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** A line that is an ISO date or date-time, as buttons send it. With an offset it is exact. */
export function isoInstant(line: string): Heard | undefined {
  const match = ISO.exec(line);
  if (match === null) return undefined;
  const [words, date = '', time, offset] = match;
  const at = DateTime.fromISO(`${date}T${time ?? '00:00'}${offset ?? 'Z'}`);
  if (!at.isValid) return { kind: 'noSuchDate' };
  const sense =
    time === undefined
      ? ({ kind: 'day', date } as const)
      : offset === undefined
        ? ({ kind: 'moment', wall: `${date}T${time}` } as const)
        : ({ kind: 'exact', at: `${date}T${time}${offset}` } as const);
  return { kind: 'heard', words, meanings: [[sense]], ask: 'sameDay' };
}
