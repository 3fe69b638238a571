import { createHmac, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../services/clock.ts';
import { bounded } from '../../bounded.ts';

/** What a token entitles to: one conversation, as one user, from these origins. */
export interface Grant {
  readonly conversationId: string;
  readonly userId: string;
  /** Empty: any origin that the operator allows. */
  readonly origins: readonly string[];
}

export interface Tokens {
  /** Seconds that a token lives. */
  readonly lifetime: number;
  issue(grant: Grant): Promise<string>;
  verify(token: string): Promise<Grant | undefined>;
  /** Also accepts a token that expired up to seven days ago, to find a conversation again. */
  verifyForResume(token: string): Promise<Grant | undefined>;
  /** For one opening of the stream within 60 seconds; it travels in a URL, where logs see it. */
  issueForStream(grant: Grant): Promise<string>;
  /** Undefined also when this token has opened a stream before. */
  redeemForStream(token: string): Promise<Grant | undefined>;
}

export interface TokenOptions {
  readonly secret: string;
  readonly lifetime: number;
  readonly clock: Clock;
  /** True the first time that any process asks for this key, within the life of a stream's token. */
  readonly once?: (key: string) => Promise<boolean>;
}

// `user` and `conv` are Direct Line's names; Web Chat reads `user` out of the token.
const Claims = z.object({
  bot: z.literal('support'),
  use: z.enum(['conversation', 'stream']),
  conv: z.string(),
  user: z.string(),
  origins: z.array(z.string()),
  exp: z.number(),
  jti: z.string().optional(),
});
type Claims = z.infer<typeof Claims>;

const issuer = 'support-intake-bot/directline';
const streamSeconds = 60;
const resumeSeconds = 7 * 24 * 3600;
// A turn must not pay for cryptography each time; a client sends the same token for many minutes.
const rememberedTokens = 10_000;

const grantOf = ({ conv, user, origins }: Claims): Grant => ({
  conversationId: conv,
  userId: user,
  origins,
});

/** Tokens of the web channel: JWTs signed with HS256. */
export function tokens({ secret, lifetime, clock, once = async () => true }: TokenOptions): Tokens {
  // A key of its own, so that knowing how a token is signed says nothing about the secret itself.
  const key = createHmac('sha256', secret).update(issuer).digest();
  const verified = bounded<Claims>(rememberedTokens);
  const redeemed = bounded<true>(rememberedTokens);
  const nowSeconds = () => Math.floor(clock().toMillis() / 1000);

  const sign = async (grant: Grant, use: Claims['use'], seconds: number, jti?: string) => {
    const { SignJWT } = await import('jose');
    const now = nowSeconds();
    const jwt = new SignJWT({
      bot: 'support',
      use,
      conv: grant.conversationId,
      user: grant.userId,
      origins: [...grant.origins],
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(issuer)
      .setNotBefore(now)
      .setExpirationTime(now + seconds);
    return (jti === undefined ? jwt : jwt.setJti(jti)).sign(key);
  };

  const check = async (token: string, use: Claims['use'], graceSeconds: number) => {
    const known = verified.get(token);
    if (known !== undefined && known.use === use && known.exp + graceSeconds > nowSeconds()) {
      return known;
    }
    try {
      const { jwtVerify } = await import('jose');
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        issuer,
        audience: issuer,
        currentDate: clock().toJSDate(),
        clockTolerance: graceSeconds,
      });
      const claims = Claims.parse(payload);
      if (claims.use !== use) return undefined;
      if (use === 'conversation') verified.set(token, claims);
      return claims;
    } catch {
      // Forged, expired or not a token at all: the caller learns no more than that.
      return undefined;
    }
  };

  const verifyWithin = async (token: string, graceSeconds: number) => {
    const claims = await check(token, 'conversation', graceSeconds);
    return claims && grantOf(claims);
  };

  return {
    lifetime,
    issue: (grant) => sign(grant, 'conversation', lifetime),
    verify: (token) => verifyWithin(token, 0),
    verifyForResume: (token) => verifyWithin(token, resumeSeconds),
    issueForStream: (grant) => sign(grant, 'stream', streamSeconds, randomUUID()),
    async redeemForStream(token) {
      const claims = await check(token, 'stream', 0);
      if (claims?.jti === undefined || redeemed.get(claims.jti)) return undefined;
      redeemed.set(claims.jti, true);
      return (await once(`stream ${claims.jti}`)) ? grantOf(claims) : undefined;
    },
  };
}
