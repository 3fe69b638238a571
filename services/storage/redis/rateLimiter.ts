import type { Clock } from '../../clock.ts';
import type { RateLimiter } from '../../limits/rateLimiter.ts';
import type { RedisConnection } from './connection.ts';
import { writing } from './script.ts';

const take = writing(`
local now, each, per = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
-- A clock that was set back must not make anybody wait longer than a whole refill.
local full = math.min(tonumber(redis.call('GET', KEYS[1]) or now), now + per)
full = math.max(full, now)
local wait = math.max(0, full + each - per - now)
if wait == 0 then full = full + each end
if full > now then redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', string.format('%.0f', full - now)) end
return string.format('%.0f', wait)
`);

/** Limits on Redis, by the same reckoning as in the embedded store; a key is gone once it is refilled. */
export function redisRateLimiter(connection: RedisConnection, clock: Clock): RateLimiter {
  return {
    async take(key, { most, perMs }) {
      const each = Math.max(1, Math.floor(perMs / most));
      const values = [clock().toMillis(), each, perMs];
      const limit = connection.part(`l:${key}`);
      // Losing the last tries to a failover does no harm; waiting for replicas at each of them would.
      return Number(await limit.write(take, ['full'], values, { isPromise: false }));
    },
  };
}
