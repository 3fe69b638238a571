/** The keys with which the Bot Connector signs what it sends us. */
import { type CryptoKey, importJWK } from 'jose';
import { z } from 'zod';

export const KEYS_URL = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

export interface SigningKey {
  readonly key: CryptoKey;
  /** Channels for which this key may sign. */
  readonly endorsements: readonly string[];
}

/** `unavailable`: nobody can say now whether there is such a key. */
export type KeyFound =
  | { readonly kind: 'found'; readonly signing: SigningKey }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unavailable' };

const Metadata = z.object({ jwks_uri: z.url() });
const Jwk = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string().max(200),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).max(500).default([]),
});
const Jwks = z.object({ keys: z.array(z.unknown()).max(500) });

/** As Microsoft asks for (Bot Connector authentication): at least once a day. */
const FRESH_MS = 24 * 60 * 60_000;
/** What could not be read is tried again after this. */
const RETRY_MS = 60_000;
/** Anybody can make up a key id: so often one is looked up. */
const UNKNOWN_MS = 5 * 60_000;
const DEADLINE_MS = 3_000;

interface Options {
  /** Of the OpenID metadata; the keys have to be at the same origin. */
  readonly url?: string;
  readonly now: () => number;
  readonly deadlineMs?: number;
  /** Hears of keys that could not be read. */
  readonly onFailure?: (error: unknown) => void;
}

/**
 * Keys that were read once go on serving while nobody answers there, and nobody waits for them: they are
 * read anew in the background. Who has a new key waits for one call, however many there are.
 */
export function signingKeys(options: Options): (kid: string) => Promise<KeyFound> {
  const { url = KEYS_URL, now, deadlineMs = DEADLINE_MS, onFailure = () => undefined } = options;
  let keys: ReadonlyMap<string, SigningKey> | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<boolean> | undefined;

  async function fetched(address: string, signal: AbortSignal): Promise<unknown> {
    const headers = { accept: 'application/json' };
    const response = await fetch(address, { signal, headers, redirect: 'error' });
    if (!response.ok) throw new Error(`The keys of Teams: status ${response.status}.`);
    return response.json();
  }

  async function load(): Promise<void> {
    const signal = AbortSignal.timeout(deadlineMs);
    const { jwks_uri: address } = Metadata.parse(await fetched(url, signal));
    if (new URL(address).origin !== new URL(url).origin) {
      throw new Error('The keys of Teams are said to be somewhere else.');
    }
    const read = new Map<string, SigningKey>();
    for (const one of Jwks.parse(await fetched(address, signal)).keys) {
      const jwk = Jwk.safeParse(one).data;
      if (jwk === undefined) continue;
      const { kty, n, e, kid, endorsements } = jwk;
      const key = await importJWK({ kty, n, e }, 'RS256');
      if (!(key instanceof Uint8Array)) read.set(kid, { key, endorsements });
    }
    if (read.size === 0) throw new Error('The keys of Teams: none could be read.');
    keys = read;
    readAt = now();
  }

  /** True when the keys were read. */
  function refresh(): Promise<boolean> {
    underWay ??= load()
      .then(
        () => true,
        (error: unknown) => {
          failedAt = now();
          onFailure(error);
          return false;
        },
      )
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  }

  return async (kid) => {
    const signing = keys?.get(kid);
    const mayTry = underWay !== undefined || now() - failedAt >= RETRY_MS;
    if (signing !== undefined) {
      if (now() - readAt >= FRESH_MS && mayTry) void refresh();
      return { kind: 'found', signing };
    }
    const isLookedUp = keys !== undefined && now() - readAt < UNKNOWN_MS && underWay === undefined;
    if (isLookedUp) return { kind: 'unknown' };
    if (!mayTry || !(await refresh())) return { kind: 'unavailable' };
    const found = keys?.get(kid);
    return found === undefined ? { kind: 'unknown' } : { kind: 'found', signing: found };
  };
}
