import { createHash } from 'node:crypto';
import type { Speaker } from '../identity/speaker.ts';
import type { Rate, RateLimiter } from '../limits/rateLimiter.ts';

const TEN_MINUTES = 600_000;
const SPEAKER: Rate = { most: 20, perMs: TEN_MINUTES };
/** Several people of one account may be at work, and one address may be a whole company's. */
const ACCOUNT: Rate = { most: 60, perMs: TEN_MINUTES };
const ADDRESS: Rate = { most: 60, perMs: TEN_MINUTES };

/** How long somebody who looks up too many cases has to wait; 0 if they need not. */
export async function lookupLimits(
  limiter: RateLimiter,
  speaker: Speaker & { readonly kind: 'customer' },
  address: string | undefined,
): Promise<number> {
  const { accountId, subject } = speaker;
  const limits: readonly (readonly [string, Rate])[] = [
    [`case-speaker:${short(`${accountId}\n${subject}`)}`, SPEAKER],
    [`case-account:${short(accountId)}`, ACCOUNT],
    ...(address === undefined ? [] : [[`case-address:${short(address)}`, ADDRESS] as const]),
  ];
  for (const [key, rate] of limits) {
    const waitMs = await limiter.take(key, rate);
    if (waitMs > 0) return waitMs;
  }
  return 0;
}

/** Names of people and accounts have no business in a table of limits. */
const short = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22);
