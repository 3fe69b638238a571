import type { Clock } from '../../services/clock.ts';

/** A few mistakes are free; after that one more try each few seconds. */
const FREE = 5;
const EACH_MS = 6000;
const REMEMBERED = 10_000;

export interface WrongTries {
  /** Seconds until this address may try again; 0 if it may now. */
  waitOf(address: string): number;
  count(address: string): void;
}

/** Slows down who guesses: per address, forgotten as time goes by, bounded in memory. */
export function wrongTries(clock: Clock): WrongTries {
  /** When the address has nothing held against it any more, epoch milliseconds. */
  const forgivenAt = new Map<string, number>();
  return {
    waitOf(address) {
      const allowedAt = (forgivenAt.get(address) ?? 0) - (FREE - 1) * EACH_MS;
      return Math.max(0, Math.ceil((allowedAt - clock().toMillis()) / 1000));
    },
    count(address) {
      const now = clock().toMillis();
      const until = Math.max(forgivenAt.get(address) ?? 0, now) + EACH_MS;
      forgivenAt.delete(address);
      forgivenAt.set(address, until);
      if (forgivenAt.size <= REMEMBERED) return;
      // Oldest first: a map keeps its order.
      const [oldest] = forgivenAt.keys();
      if (oldest !== undefined) forgivenAt.delete(oldest);
    },
  };
}
