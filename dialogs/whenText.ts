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
