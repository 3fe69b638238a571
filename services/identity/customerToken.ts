import { createPublicKey, type KeyObject } from 'node:crypto';
import type { JWTVerifyGetKey } from 'jose';
import { systemClock, type Clock } from '../clock.ts';
import { CustomerClaims } from './customerClaims.ts';
import { publicKeySet } from './publicKeySet.ts';
import type { Speaker } from './speaker.ts';

const MAX_LENGTH = 4096;
const MAX_AGE = '24h';
const TOLERANCE_SECONDS = 60;
/** RFC 7518, 3.2: a shorter secret can be guessed offline from one token. */
const MIN_SECRET_BYTES = 32;

export interface CustomerTokenOptions {
  /** Shared with the host page's server: HS256, at least 32 bytes. */
  readonly secret?: string | undefined;
  /** PEM (SPKI) of the host page's server: RSA for RS256, P-256 for ES256, Ed25519 for EdDSA. */
  readonly publicKey?: string | undefined;
  /** Where the host page's server publishes its keys. */
  readonly jwksUrl?: string | undefined;
  /** For one request to that address; 3 s unless told. */
  readonly keysDeadlineMs?: number;
  readonly issuer?: string | undefined;
  readonly audience: string;
  readonly clock?: Clock;
}

export interface CustomerTokens {
  /** Who the token proves to be speaking; undefined if it proves nothing. Never throws. */
  verify(token: string): Promise<Speaker | undefined>;
}

type Key = JWTVerifyGetKey | KeyObject | Uint8Array;

/**
 * Checks the tokens with which a host page tells who its visitor is. A key serves only the algorithms
 * of its own kind, so that a public key is never taken for a shared secret. Without any key no token
 * is believed. Throws when a key cannot be used.
 */
export function customerTokens(options: CustomerTokenOptions): CustomerTokens {
  const { issuer, audience, clock = systemClock } = options;
  const keys = keysByAlgorithm(options, clock);

  async function verify(token: string): Promise<Speaker | undefined> {
    if (typeof token !== 'string' || token.length > MAX_LENGTH) return undefined;
    try {
      const { decodeProtectedHeader, jwtVerify } = await import('jose');
      const { alg = '' } = decodeProtectedHeader(token);
      const key = keys.get(alg);
      if (key === undefined) return undefined;
      const checks = {
        algorithms: [alg],
        audience,
        ...(issuer !== undefined && { issuer }),
        requiredClaims: ['sub', 'exp', 'iat'],
        maxTokenAge: MAX_AGE,
        clockTolerance: TOLERANCE_SECONDS,
        currentDate: clock().toJSDate(),
      };
      const { payload } =
        typeof key === 'function'
          ? await jwtVerify(token, key, checks)
          : await jwtVerify(token, key, checks);
      return CustomerClaims.safeParse(payload).data;
    } catch {
      return undefined;
    }
  }

  return { verify };
}

function keysByAlgorithm(options: CustomerTokenOptions, clock: Clock): ReadonlyMap<string, Key> {
  const keys = new Map<string, Key>();
  if (options.jwksUrl !== undefined) {
    const set = publicKeySet({
      url: options.jwksUrl,
      now: () => clock().toMillis(),
      ...(options.keysDeadlineMs !== undefined && { deadlineMs: options.keysDeadlineMs }),
    });
    for (const algorithm of ['RS256', 'ES256', 'EdDSA', 'Ed25519']) keys.set(algorithm, set);
  }
  if (options.publicKey !== undefined) {
    const key = createPublicKey(options.publicKey);
    for (const algorithm of algorithmsOf(key)) keys.set(algorithm, key);
  }
  if (options.secret !== undefined) {
    const secret = new TextEncoder().encode(options.secret);
    if (secret.length < MIN_SECRET_BYTES) {
      throw new Error(`The secret for customer tokens needs at least ${MIN_SECRET_BYTES} bytes.`);
    }
    keys.set('HS256', secret);
  }
  return keys;
}

function algorithmsOf(key: KeyObject): readonly string[] {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'rsa' && (details?.modulusLength ?? 0) >= 2048) return ['RS256'];
  if (key.asymmetricKeyType === 'ec' && details?.namedCurve === 'prime256v1') return ['ES256'];
  if (key.asymmetricKeyType === 'ed25519') return ['EdDSA', 'Ed25519'];
  throw new Error(
    'The public key for customer tokens must be RSA (2048 or more), P-256 or Ed25519.',
  );
}
