import { decodeProtectedHeader, jwtVerify } from 'jose';
import type { Clock } from '../../../services/clock.ts';
import type { KeyFound } from './signingKeys.ts';

/** `unavailable`: the keys can't be had now, so that nobody can say whether it is genuine. */
export type TokenChecked =
  | { readonly kind: 'genuine'; readonly serviceUrl: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unavailable' };

/** Of the Bot Connector, and of nobody else: our own tokens have another, and so have those of an emulator. */
const ISSUER = 'https://api.botframework.com';
const CHANNEL = 'msteams';
const MAX_LENGTH = 8192;
const TOLERANCE_SECONDS = 5 * 60;
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

/**
 * Checks the token that the Bot Connector sends along with each call. The SDK's own check is not used:
 * it takes the bot's own tokens for those of an emulator, and remembers each made-up tenant for ever.
 * Never throws.
 */
export function tokenCheck(options: {
  readonly appId: string;
  readonly keyOf: (kid: string) => Promise<KeyFound>;
  readonly clock: Clock;
}): (authorization: string | undefined) => Promise<TokenChecked> {
  const { appId, keyOf, clock } = options;

  return async (authorization = '') => {
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined || token.length > MAX_LENGTH) return { kind: 'refused' };
    try {
      const { alg, kid } = decodeProtectedHeader(token);
      if (alg !== 'RS256' || kid === undefined || kid === '') return { kind: 'refused' };
      const found = await keyOf(kid);
      if (found.kind === 'unavailable') return found;
      if (found.kind === 'unknown') return { kind: 'refused' };
      const { key, endorsements } = found.signing;
      if (!endorsements.includes(CHANNEL)) return { kind: 'refused' };
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['RS256'],
        issuer: ISSUER,
        audience: appId,
        clockTolerance: TOLERANCE_SECONDS,
        currentDate: clock().toJSDate(),
        requiredClaims: ['exp', 'serviceurl'],
      });
      const { serviceurl } = payload;
      if (typeof serviceurl !== 'string' || serviceurl === '') return { kind: 'refused' };
      return { kind: 'genuine', serviceUrl: serviceurl };
    } catch {
      return { kind: 'refused' };
    }
  };
}
