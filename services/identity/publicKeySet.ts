import type { JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

const Jwks = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });

const FRESH_MS = 10 * 60_000;
/** An unknown key id asks again, but a flood of made-up ids must not become a flood of requests. */
const COOLDOWN_MS = 30_000;
const DEADLINE_MS = 3_000;

/**
 * The keys of a JWKS address, fetched with a deadline and one request at a time. Keys that were once
 * read go on serving while the address does not answer.
 */
export function publicKeySet(options: {
  readonly url: string;
  readonly now: () => number;
  readonly deadlineMs?: number;
}): JWTVerifyGetKey {
  const { url, now, deadlineMs = DEADLINE_MS } = options;
  let keys: JWTVerifyGetKey | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | undefined;

  async function load(): Promise<void> {
    triedAt = now();
    const response = await fetch(url, {
      signal: AbortSignal.timeout(deadlineMs),
      headers: { accept: 'application/json' },
      redirect: 'error',
    });
    if (!response.ok) throw new Error(`The key set answered ${response.status}.`);
    const { createLocalJWKSet } = await import('jose');
    keys = createLocalJWKSet(Jwks.parse(await response.json()));
  }

  function refresh(): Promise<void> {
    underWay ??= load().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  return async (header, token) => {
    const age = now() - triedAt;
    if (age > FRESH_MS || (keys === undefined && age > COOLDOWN_MS) || underWay !== undefined) {
      await refresh().catch(() => undefined);
    }
    if (keys === undefined) throw new Error('The key set could not be read.');
    try {
      return await keys(header, token);
    } catch (error) {
      if (now() - triedAt < COOLDOWN_MS) throw error;
      await refresh().catch(() => undefined);
      return keys(header, token);
    }
  };
}
