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

/** As it was said: who names a day names no hour, and it is kept as the day's beginning. */
export function whenSaid(at: string, turn: Pick<DialogTurn, 'zone'>): string {
  const here = DateTime.fromISO(at, { zone: turn.zone });
  return here.equals(here.startOf('day'))
    ? here.setLocale('en-GB').toLocaleString(DAY)
    : whenShort(at, turn);
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
