/** Instants as people read them: an absolute date, on the desk's clock and on the contact's. */
import { DateTime } from 'luxon';
import { isZone } from '../isZone.ts';
import { zoneNamed } from '../zoneNamed.ts';

const DAY = 'ccc d LLL yyyy';

/** The zones of a handoff's two sides, IANA. */
export interface Clocks {
  readonly desk: string;
  readonly contact: string;
}

const at = (iso: string, zone: string): DateTime =>
  DateTime.fromISO(iso, { zone: zoneNamed(isZone(zone) ? zone : 'UTC') }).setLocale('en');

const zoneOf = (time: DateTime): string => time.zoneName ?? 'UTC';

const shown = (time: DateTime): string => `${time.toFormat(`${DAY}, HH:mm`)} ${zoneOf(time)}`;

/** Of each minute that was shown last, by zone: a transcript has many lines of the same ones. */
const shownOf = new Map<string, string>();
const MOST_MINUTES = 1000;

/** E.g. `Fri 20 Nov 2026, 12:02 Europe/London`. */
export function momentIn(iso: string, zone: string): string {
  if (!iso.endsWith('Z')) return shown(at(iso, zone));
  const minute = `${iso.slice(0, 16)} ${zone}`;
  const before = shownOf.get(minute);
  if (before !== undefined) return before;
  if (shownOf.size >= MOST_MINUTES) shownOf.clear();
  const said = shown(at(iso, zone));
  shownOf.set(minute, said);
  return said;
}

/** E.g. `Fri 20 Nov 2026, 12:02 Europe/London (07:02 America/New_York)`; once where both clocks agree. */
export function moments(iso: string, { desk, contact }: Clocks): string {
  const ours = at(iso, desk);
  const theirs = at(iso, contact);
  const said = shown(ours);
  if (ours.offset === theirs.offset) return said;
  const day = ours.toISODate() === theirs.toISODate() ? '' : `${theirs.toFormat(DAY)}, `;
  return `${said} (${day}${theirs.toFormat('HH:mm')} ${zoneOf(theirs)})`;
}

/** A day and time with its distance from UTC, for somebody who is about to call. */
export function localTime(now: DateTime, zone: string): string {
  const time = now.setZone(isZone(zone) ? zone : 'UTC').setLocale('en');
  return `${time.toFormat(`${DAY}, HH:mm`)}, ${zoneOf(time)} (UTC${time.toFormat('ZZ')})`;
}
