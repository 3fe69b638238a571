import { DateTime } from 'luxon';
import type { Heard, Meaning, Sense } from './heard.ts';
import type { InstantReading } from './instantReading.ts';

/** A clock that runs ahead by this much still tells a past time, taken as now. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

interface Place {
  readonly now: DateTime;
  readonly zone: string;
  readonly expect: 'past' | 'future';
  /** The zone in which instants are written. */
  readonly shownIn: string;
}

interface Candidate {
  readonly at: DateTime;
  readonly precise: boolean;
}

/** Puts what was heard on the time line: the latest past or the nearest future that it can mean. */
export function resolve(heard: Heard, place: Place): InstantReading {
  if (heard.kind === 'noSuchDate') return { kind: 'impossible', why: 'noSuchDate' };
  const fitting = heard.meanings
    .map((meaning) => bestOf(meaning, place))
    .filter((candidate) => candidate !== undefined)
    .toSorted((a, b) => distance(a, place) - distance(b, place));
  const [nearest] = fitting;
  if (nearest === undefined) {
    return { kind: 'impossible', why: place.expect === 'past' ? 'future' : 'past' };
  }
  const open = fitting.filter(
    ({ at }) => heard.ask === 'always' || at.toISODate() === nearest.at.toISODate(),
  );
  const options = [...new Set(open.map(({ at }) => iso(at, place)))];
  if (options.length > 1) return { kind: 'ambiguous', options };
  return {
    kind: 'instant',
    at: iso(nearest.at, place),
    precise: nearest.precise,
    words: heard.words,
  };
}

function bestOf(meaning: Meaning, place: Place): Candidate | undefined {
  const [best] = meaning
    .flatMap((sense) => candidates(sense, place))
    .filter(({ at }) => at.isValid && at.year > 1970 && at.year < 2200)
    .filter(({ at }) => fits(at, place))
    .toSorted((a, b) => distance(a, place) - distance(b, place));
  if (best === undefined || place.expect === 'future') return best;
  return { ...best, at: DateTime.min(best.at, place.now) };
}

function fits(at: DateTime, { now, expect }: Place): boolean {
  return expect === 'past'
    ? at.toMillis() <= now.toMillis() + CLOCK_TOLERANCE_MS
    : at.toMillis() >= now.toMillis() - CLOCK_TOLERANCE_MS;
}

function candidates(sense: Sense, place: Place): readonly Candidate[] {
  const { now, zone, expect } = place;
  switch (sense.kind) {
    case 'moment':
      return [{ at: onWall(sense.wall, zone), precise: true }];
    case 'day':
      return [ofDay(sense.date, place)];
    case 'time':
      return daysAround(now).map((day) => ({
        at: onWall(`${day}T${sense.time}`, zone),
        precise: true,
      }));
    case 'range':
      return [ofRange(sense, place)];
    case 'timeRange':
      return daysAround(now).map((day) => {
        const { from, to, usual } = sense;
        const on = (time: string) => `${day}T${time}`;
        return ofRange(
          { from: on(from), to: on(to), usual: usual === undefined ? undefined : on(usual) },
          place,
        );
      });
    case 'exact':
      return [{ at: DateTime.fromISO(sense.at, { zone }), precise: true }];
    case 'elapsed':
      return [{ at: counted(now, sense.ms), precise: true }];
    case 'duration': {
      const ms = expect === 'past' ? -sense.ms : sense.ms;
      if (sense.ms < DAY_MS) return [{ at: counted(now, ms), precise: true }];
      const day = now.plus({ days: Math.round(ms / DAY_MS) }).toISODate();
      return day === null ? [] : [ofDay(day, place)];
    }
  }
}

/** To the minute; in real time, since `startOf` would take the first of an hour that comes twice. */
function counted(now: DateTime, ms: number): DateTime {
  const at = now.plus(ms);
  return at.minus(at.second * 1000 + at.millisecond);
}

/** A start is the beginning of the day that was given, a deadline its end. */
function ofDay(date: string, { zone, expect }: Place): Candidate {
  const day = DateTime.fromISO(date, { zone });
  const at = expect === 'past' ? day.startOf('day') : day.endOf('day').startOf('minute');
  return { at, precise: false };
}

interface Range {
  readonly from: string;
  readonly to: string;
  readonly usual?: string | undefined;
}

function ofRange(range: Range, { now, zone, expect }: Place): Candidate {
  if (expect === 'future') {
    const to = onWall(range.to, zone);
    return { at: to.minus({ seconds: 1 }).startOf('minute'), precise: false };
  }
  const usual = range.usual === undefined ? undefined : onWall(range.usual, zone);
  if (usual !== undefined && usual <= now) return { at: usual, precise: false };
  const from = onWall(range.from, zone);
  // "This morning", said at seven: the words begin at eight, the morning earlier. No evening does.
  const hasBegun = from <= now || usual !== undefined || !from.hasSame(now, 'day');
  return { at: hasBegun ? from : from.startOf('day'), precise: false };
}

function daysAround(now: DateTime): readonly string[] {
  return [-1, 0, 1].flatMap((days) => now.plus({ days }).toISODate() ?? []);
}

/**
 * A wall-clock time in a zone. One that a clock change skipped moves on by the gap; one that came
 * twice is the first.
 */
function onWall(wall: string, zone: string): DateTime {
  const at = DateTime.fromISO(wall, { zone });
  return at.isValid ? (at.getPossibleOffsets()[0] ?? at) : at;
}

function distance({ at }: Candidate, { now }: Place): number {
  return Math.abs(at.toMillis() - now.toMillis());
}

function iso(at: DateTime, { shownIn }: Place): string {
  return at.setZone(shownIn).toISO({ suppressMilliseconds: true }) ?? '';
}
