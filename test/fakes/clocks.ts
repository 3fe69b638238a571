import { DateTime } from 'luxon';
import type { Clock } from '../../services/clock.ts';

/** A clock that moves only when told to. */
export interface SetClock {
  readonly now: Clock;
  forward(ms: number): void;
}

export function clockAt(iso: string): SetClock {
  let at = DateTime.fromISO(iso, { zone: 'utc' });
  return {
    now: () => at,
    forward(ms) {
      at = at.plus(ms);
    },
  };
}
