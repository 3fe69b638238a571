/** So many at once, refilled evenly over the time: `{ most: 5, perMs: 600_000 }` is 5, then one in 2 minutes. */
export interface Rate {
  readonly most: number;
  readonly perMs: number;
}

/** Slows down who does something too often. Durable, and shared by all replicas. */
export interface RateLimiter {
  /** Takes one of `key`; 0 if it was to be had, else the milliseconds to wait, and nothing is taken. */
  take(key: string, rate: Rate): Promise<number>;
}
