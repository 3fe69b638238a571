import type { RateLimiter } from '../../../../services/limits/rateLimiter.ts';

/**
 * Teams takes from a bot in one conversation 8 messages in 2 seconds, 60 in 30 and 1800 in an hour. Half
 * of each at once, and the other half while those are refilled, is never more in any such time.
 */
const RATES = [
  { most: 900, perMs: 3_600_000 },
  { most: 30, perMs: 30_000 },
  { most: 4, perMs: 2_000 },
] as const;

/** @returns milliseconds until the next message may be sent there; 0: it is sent now, and counted */
export async function pace(
  limiter: Pick<RateLimiter, 'take'>,
  conversationId: string,
): Promise<number> {
  for (const rate of RATES) {
    const waitMs = await limiter.take(`${rate.perMs} ${conversationId}`, rate);
    if (waitMs > 0) return waitMs;
  }
  return 0;
}
