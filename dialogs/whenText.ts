/** Instants in words, on the person's clock and, where it differs, on the desk's. */
import { DateTime } from 'luxon';
import { reply } from './replies/replies.ts';
import type { DialogTurn } from './turn.ts';

const FORMAT = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

/** `Europe/London` as people say it. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replace(/_/g, ' ');

/** An instant on the person's clock: "Sat, 21 Nov 2026, 06:00". */
export function whenShort(at: string, { zone }: Pick<DialogTurn, 'zone'>): string {
  return DateTime.fromISO(at, { zone }).setLocale('en-GB').toLocaleString(FORMAT);
}

const DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;

/** Whether somebody might read a time of the person's on another clock: theirs of today, or their desk's. */
function isMistakable(
  here: DateTime,
  { isZoneAssumed = false, account, services }: SaidIn,
): boolean {
  const desk = account === undefined ? undefined : services.deskZone(account.hoursGroup);
  return isZoneAssumed || (desk !== undefined && here.setZone(desk).offset !== here.offset);
}

type SaidIn = Pick<DialogTurn, 'zone' | 'isZoneAssumed' | 'account' | 'services'>;

/**
 * As it was said: who names a day names no hour, and it is kept as the day's beginning. An hour has its clock
 * with it where it could be mistaken for another one.
 */
export function whenSaid(at: string, turn: SaidIn): string {
  const here = DateTime.fromISO(at, { zone: turn.zone });
  return here.equals(here.startOf('day'))
    ? here.setLocale('en-GB').toLocaleString(DAY)
    : whenClock(at, turn);
}

/** With its hour, be it midnight. */
export function whenClock(at: string, turn: SaidIn): string {
  const here = DateTime.fromISO(at, { zone: turn.zone });
  const time = whenShort(at, turn);
  return isMistakable(here, turn) ? reply('when.yours', { time, place: cityOf(turn.zone) }) : time;
}

/** A moment that is near: the clock alone today, and the day with it otherwise. */
export function whenNear(at: string, { zone, now }: Pick<DialogTurn, 'zone' | 'now'>): string {
  const here = DateTime.fromISO(at, { zone }).setLocale('en-GB');
  const { year: _, ...near } = FORMAT;
  const { hour, minute, hourCycle } = FORMAT;
  const isToday = here.hasSame(now.setZone(zone), 'day');
  const time = here.toLocaleString(isToday ? { hour, minute, hourCycle } : near);
  return reply('when.near', { time, place: cityOf(zone) });
}

/** An instant on the person's clock, and on the desk's if that shows another time. */
export function whenBoth(
  at: string,
  deskZone: string | undefined,
  turn: Pick<DialogTurn, 'zone'>,
): string {
  const here = DateTime.fromISO(at, { zone: turn.zone });
  const yours = reply('when.yours', { time: whenShort(at, turn), place: cityOf(turn.zone) });
  if (deskZone === undefined) return yours;
  const there = here.setZone(deskZone);
  if (there.offset === here.offset) return yours;
  return reply('when.both', {
    yours,
    desk: whenShort(at, { zone: deskZone }),
    place: cityOf(deskZone),
  });
}
