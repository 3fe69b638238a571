import type { Clock } from '../../clock.ts';
import type { RateLimiter } from '../rateLimiter.ts';

/** So many keys are remembered; what was asked for longest ago is forgotten first. */
const REMEMBERED = 100_000;

/**
 * Limits of this process alone, in memory, for what happens so often that it must not cost a write:
 * every line, every look, every call. With more replicas each lets through its own share. The same
 * cell rate algorithm as in the stores: a key is only the time when it will have been refilled.
 */
export function localLimiter(clock: Clock, remembered = REMEMBERED): RateLimiter {
  /** Epoch milliseconds; a map keeps its order, so that the first is the one not asked for longest. */
  const fullAt = new Map<string, number>();

  const forget = (now: number): void => {
    for (const [key, at] of fullAt) {
      if (at > now && fullAt.size <= remembered) return;
      fullAt.delete(key);
    }
  };

  return {
    async take(key, { most, perMs }) {
      const now = clock().toMillis();
      const each = Math.max(1, Math.floor(perMs / most));
      // Neither the past nor a clock that was set back makes anybody wait longer than a whole refill.
      const full = Math.min(Math.max(fullAt.get(key) ?? now, now), now + perMs);
      const waitMs = Math.max(0, full + each - perMs - now);
      fullAt.delete(key);
      fullAt.set(key, waitMs > 0 ? full : full + each);
      forget(now);
      return waitMs;
    },
  };
}
