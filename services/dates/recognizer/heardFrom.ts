import type { Heard, Meaning, Sense } from '../heard.ts';
import { goTogether } from './goTogether.ts';
import type { Recognized, RecognizedValue } from './protocol.ts';
import { type WithUsual, withUsualEvening } from './withUsualEvening.ts';

/**
 * The second of the reference time. A typed time ends in :00, so a value that ends in this second was
 * counted from now ("2 hours ago"), whatever the language.
 */
export const REFERENCE_SECOND = 37;

/** What the recognizer found in a line, in our terms; undefined if nothing that can be an instant. */
export function heardFrom(
  line: string,
  found: readonly Recognized[],
  reference: number,
): Heard | undefined {
  const parts = found.flatMap((one): Part[] => {
    // "24/7" is always, not the 24th of July.
    if (isInsideNumber(line, one) || line.slice(one.start, one.end) === '24/7') return [];
    const words = line.slice(one.start, one.end);
    // "It was fine on 7" tells a version, and no seventh of a month.
    const isFigure = /^\d{1,2}$/.test(words);
    const senses = one.values
      .flatMap((value) => senseOf(value, words, line, reference) ?? [])
      .filter((sense) => isOfFigures(sense, words) && !(isFigure && sense.kind === 'day'));
    return senses.length === 0 ? [] : [{ words, senses, start: one.start, end: one.end }];
  });
  if (parts.length === 0) {
    const isNoDate = found.some((one) => one.values.some(isUnresolvedDate));
    return isNoDate ? { kind: 'noSuchDate' } : undefined;
  }
  const { words, senses } = joined(line, parts);
  const meanings = meaningsOf(asWritten(senses, words));
  return { kind: 'heard', words, meanings, ask: 'sameDay' };
}

interface Part {
  readonly words: string;
  readonly senses: readonly Sense[];
  readonly start: number;
  readonly end: number;
}

const isStart = ({ words }: Part): boolean => /^since\b/i.test(words);

/** "Yesterday, around 2pm" comes as a day and a time; otherwise the fullest part counts. */
function joined(line: string, parts: readonly Part[]): Part {
  const rank: readonly Sense['kind'][] = [
    'moment',
    'elapsed',
    'day',
    'range',
    'time',
    'timeRange',
    'duration',
  ];
  const best = parts.toSorted(
    (a, b) => rank.indexOf(a.senses[0]!.kind) - rank.indexOf(b.senses[0]!.kind),
  )[0]!;
  const time = parts.find(({ senses }) => senses[0]!.kind === 'time');
  if (best.senses[0]!.kind !== 'day' || time === undefined) return best;
  // "Since 8am, it was fine yesterday" tells no hour of yesterday.
  if (!goTogether(line, best, time)) return [time, best].find(isStart) ?? best;
  const senses = best.senses.flatMap((day) =>
    time.senses.flatMap((at): Sense[] =>
      day.kind === 'day' && at.kind === 'time'
        ? [{ kind: 'moment', wall: `${day.date}T${at.time}` }]
        : [],
    ),
  );
  const start = Math.min(best.start, time.start);
  const end = Math.max(best.end, time.end);
  return { words: line.slice(start, end), senses, start, end };
}

/**
 * Behind a day, "10:00" is of 24 hours too: who means the evening says so. Without a day it may be the
 * last or the next ten o'clock, and "12:00" may be midnight.
 */
function asWritten(senses: readonly Sense[], words: string): readonly Sense[] {
  const hour = /(?<![\d:])(1[01]):[0-5]\d(?! ?[ap]\.?m)/i.exec(words)?.[1];
  const written = senses.filter(
    (sense) => sense.kind === 'moment' && sense.wall.slice(11, 13) === hour,
  );
  return written.length === 0 ? senses : written;
}

/** Morning and evening are two meanings; this Monday and the last are senses of one. */
function meaningsOf(senses: readonly Sense[]): readonly Meaning[] {
  const byTime = Map.groupBy(senses, (sense) => {
    if (sense.kind === 'moment') return sense.wall.slice(11);
    if (sense.kind === 'time') return sense.time;
    return sense.kind;
  });
  return [...byTime.values()];
}

function senseOf(
  recognized: RecognizedValue,
  words: string,
  line: string,
  reference: number,
): Sense | undefined {
  const value = withUsualEvening(recognized);
  // A year alone is a product's version more often than a time ("Windows Server 2019").
  if (/^\d{4}$/.test(value.timex ?? '') || value.timex === 'FUTURE_REF') return undefined;
  if (value.value === 'not resolved') return undefined;
  const point = value.value ?? (isPoint(value) ? (value.start ?? value.end) : undefined);
  switch (value.type) {
    case 'datetime':
    case 'datetimerange':
      return point === undefined ? range(value) : momentOf(point, line, reference);
    case 'date':
    case 'daterange':
      return point === undefined ? range(value) : dayOf(point, words);
    case 'time':
    case 'timerange':
      return point === undefined ? timeRange(value) : timeOf(point);
    case 'duration':
      return durationOf(value);
    case undefined:
    default:
      return undefined;
  }
}

/** "Since Monday", "by 5 pm": a range to the recognizer, a point to us. */
function isPoint(value: RecognizedValue): boolean {
  return (
    value.sourceEntity === 'datetimepoint' || value.start === undefined || value.end === undefined
  );
}

function momentOf(value: string, line: string, reference: number): Sense | undefined {
  const wall = value.replace(' ', 'T');
  const at = Date.parse(`${wall}Z`);
  if (Number.isNaN(at)) return undefined;
  // "End of day" names a day.
  if (wall.endsWith('T23:59:59')) return { kind: 'day', date: wall.slice(0, 10) };
  const isCounted = wall.endsWith(`:${REFERENCE_SECOND}`) && !line.includes(`:${REFERENCE_SECOND}`);
  return isCounted ? { kind: 'elapsed', ms: at - reference } : { kind: 'moment', wall };
}

function dayOf(value: string, words: string): Sense | undefined {
  const at = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(at)) return undefined;
  if (!/^(?:before|antes|avant)\b/i.test(words)) return { kind: 'day', date: value };
  // "Before Friday" ends on Thursday; "by Friday" includes it.
  return { kind: 'day', date: new Date(at - 24 * 60 * 60_000).toISOString().slice(0, 10) };
}

function timeOf(value: string): Sense | undefined {
  return /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(value)
    ? { kind: 'time', time: value }
    : undefined;
}

function durationOf({ value, timex = '' }: RecognizedValue): Sense | undefined {
  const seconds = Number(value);
  // "1800 hours" is a time of day in some trades; nobody counts an outage so.
  if (!(seconds > 0) || /^PT\d{4,}H$/.test(timex)) return undefined;
  return { kind: 'duration', ms: seconds * 1000 };
}

function range({ start, end, usual }: WithUsual): Sense | undefined {
  if (start === undefined || end === undefined) return undefined;
  const [from, to] = [start.replace(' ', 'T'), end.replace(' ', 'T')];
  return { kind: 'range', from, to, usual: usual?.replace(' ', 'T') };
}

function timeRange({ start, end, usual }: WithUsual): Sense | undefined {
  if (start === undefined || end === undefined) return undefined;
  return { kind: 'timeRange', from: start, to: end, usual };
}

function isUnresolvedDate(value: RecognizedValue): boolean {
  return value.value === 'not resolved' && value.type?.startsWith('date') === true;
}

/** "25:00" is not five o'clock, "7.15" not a time, "10:22:33:44" an address. */
function isInsideNumber(line: string, { start, end }: Recognized): boolean {
  const goesOnBefore = /\d[.:,/-]?$/.test(line.slice(0, start)) && /^\d/.test(line.slice(start));
  const goesOnAfter = /\d$/.test(line.slice(0, end)) && /^[.:,/-]?\d/.test(line.slice(end));
  const isInAddress = /(?:^|[\s:-])[\da-f]{2}:$/i.test(line.slice(0, start));
  return goesOnBefore || goesOnAfter || isInAddress;
}

/** "06:30", "18:30" and what follows an ISO date are hours of 24; the recognizer asks about some. */
function isOfFigures(sense: Sense, words: string): boolean {
  const hour = /(?<![\d:])(?:0\d|1[3-9]|2[0-4]|(?<=\d-\d\d )\d\d):\d\d(?! ?[ap]\.?m)/i.exec(
    words,
  )?.[0];
  if (hour === undefined) return true;
  const expected = Number(hour.slice(0, 2)) % 24;
  if (sense.kind === 'time') return Number(sense.time.slice(0, 2)) === expected;
  return sense.kind !== 'moment' || Number(sense.wall.slice(11, 13)) === expected;
}
