import { IANAZone } from 'luxon';
import type { DeskHours } from '../../../services/policy/businessTime.ts';

const MINUTE = 60_000;

interface Local {
  readonly date: string;
  readonly time: string;
  readonly isOpen: boolean;
}

/** Business time as plainly as it can be said: look at the local clock, minute after minute. */
export function minuteWalk(desk: DeskHours) {
  const seen = new Map<number, Local>();

  const localAt = (at: number): Local => {
    let local = seen.get(at);
    if (!local) {
      const wall = new Date(at + offsetAt(desk.zone, at) * MINUTE);
      const [date = '', time = ''] = wall.toISOString().slice(0, 16).split('T');
      const weekday = wall.getUTCDay() || 7;
      const isOpen =
        desk.weekdays.includes(weekday) &&
        !(desk.closures ?? []).includes(date) &&
        desk.opens <= time &&
        time < desk.closes;
      seen.set(at, (local = { date, time, isOpen }));
    }
    return local;
  };

  const isOpen = (at: number): boolean => localAt(at).isOpen;

  const nextOpening = (from: number): number => {
    let at = from;
    while (!isOpen(at)) at += MINUTE;
    return at;
  };

  const addMinutes = (from: number, minutes: number): number => {
    let at = from;
    for (let left = minutes; left > 0; at += MINUTE) if (isOpen(at)) left -= 1;
    return at;
  };

  const addDays = (from: number, days: number): number => {
    let at = nextOpening(from);
    const { time } = localAt(at);
    for (let left = days; left > 0; left -= 1) {
      const { date } = localAt(at);
      while (!isOpen(at) || localAt(at).date === date) at += MINUTE;
    }
    const { date } = localAt(at);
    let end = at;
    for (; localAt(at).date === date; at += MINUTE) {
      if (!isOpen(at)) continue;
      if (localAt(at).time >= time) return at;
      end = at + MINUTE;
    }
    return end;
  };

  return { isOpen, nextOpening, addMinutes, addDays };
}

const offsets = new Map<string, number>();

/** Minutes ahead of UTC. Clocks are changed at full quarters of an hour only. */
function offsetAt(zone: string, at: number): number {
  const quarter = Math.floor(at / (15 * MINUTE));
  const key = `${zone} ${quarter}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = IANAZone.create(zone).offset(quarter * 15 * MINUTE);
    offsets.set(key, offset);
  }
  return offset;
}
