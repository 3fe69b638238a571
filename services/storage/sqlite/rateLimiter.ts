import type { Clock } from '../../clock.ts';
import type { RateLimiter } from '../../limits/rateLimiter.ts';
import type { Database } from './database.ts';
import { transaction } from './transaction.ts';

/**
 * Limits in the embedded store, by the generic cell rate algorithm: all that is kept of a key is when it
 * will have been refilled, and nothing once it has.
 */
export function sqliteRateLimiter(database: Database, clock: Clock): RateLimiter {
  // Losing the last tries to a power cut does no harm; waiting for the disk at each of them would.
  const connection = database.turns;
  const atOnce = transaction(connection);
  const find = connection.prepare('SELECT full_at FROM limits WHERE key = ?');
  const write = connection.prepare(
    `INSERT INTO limits (key, full_at) VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET full_at = excluded.full_at`,
  );
  const forget = connection.prepare('DELETE FROM limits WHERE full_at <= ?');

  return {
    async take(key, { most, perMs }) {
      const each = Math.max(1, Math.floor(perMs / most));
      return atOnce(() => {
        const now = clock().toMillis();
        forget.run(now);
        const stored = Number(find.get(key)?.full_at ?? now);
        // A clock that was set back must not make anybody wait longer than a whole refill.
        const full = Math.min(stored, now + perMs);
        const waitMs = Math.max(0, full + each - perMs - now);
        write.run(key, waitMs > 0 ? full : full + each);
        return waitMs;
      });
    },
  };
}
