const firstMs = 1000;
const longestMs = 10 * 60_000;

/**
 * How long to wait after the n-th failed attempt (from 1): doubling from a second to ten minutes, of
 * which at least half is waited for. `random` is in [0, 1); it keeps many entries from coming back at once.
 */
export function backoff(attempt: number, random: number): number {
  // 2 ** 20 is far beyond the longest; an exponent without a limit ends in Infinity.
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 20));
  return full * (0.5 + random * 0.5);
}
