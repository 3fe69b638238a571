import type { RateLimiter } from '../limits/rateLimiter.ts';
import type { Metrics } from '../metrics.ts';

/** A limiter that counts whom it refuses, by the limit's name alone: the rest of a key is about somebody. */
export function observedLimiter(limiter: RateLimiter, metrics: Metrics): RateLimiter {
  return {
    ...limiter,
    async take(key, rate) {
      const waitMs = await limiter.take(key, rate);
      if (waitMs > 0) metrics.count('support_limit_refusals_total', { limit: nameOf(key) });
      return waitMs;
    },
  };
}

const nameOf = (key: string): string => /^([a-z][a-z-]{0,30}):/.exec(key)?.[1] ?? 'other';
