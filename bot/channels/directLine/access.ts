import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { HttpProblem } from '../../http/problem.ts';
import type { Grant, Tokens } from './tokens.ts';

/** Who calls: a server that knows the secret, or the holder of a token for one conversation. */
type Caller = { readonly kind: 'secret' } | { readonly kind: 'token'; readonly grant: Grant };

export interface Access {
  /** @throws HttpProblem 401 without credentials, 403 with wrong ones or from a wrong origin */
  caller(req: IncomingMessage): Promise<Caller>;
  /** The caller, if it may act in this conversation. @throws HttpProblem as `caller`, 403 */
  callerIn(req: IncomingMessage, conversationId: string): Promise<Caller>;
  /** @throws HttpProblem 403. A caller that is no browser names no origin and passes. */
  requireOrigin(origin: string | undefined, among?: readonly string[]): void;
}

export interface AccessOptions {
  readonly secret: string;
  readonly tokens: Tokens;
  readonly allowedOrigins: (origin: string) => boolean;
}

// Web Chat ends for good on a 403, so nothing but these may be answered with it.
const wrongToken = () =>
  new HttpProblem(403, 'TokenExpired', 'The token is not valid or has expired.');
const wrongConversation = () =>
  new HttpProblem(403, 'BadArgument', 'The token is for another conversation.');
const wrongOrigin = () =>
  new HttpProblem(403, 'OriginNotAllowed', 'This page may not talk to the bot.');
const noToken = () => new HttpProblem(401, 'MissingProperty', 'Send a token: Bearer.');

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Decides who may call: by secret or token, and by the page that the call comes from. */
export function access({ secret, tokens, allowedOrigins }: AccessOptions): Access {
  const secretDigest = digest(secret);

  const requireOrigin: Access['requireOrigin'] = (origin, among = []) => {
    if (origin === undefined) return;
    if (!allowedOrigins(origin)) throw wrongOrigin();
    if (among.length > 0 && !among.includes(origin)) throw wrongOrigin();
  };

  const caller: Access['caller'] = async (req) => {
    const bearer = /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
    if (bearer === undefined) throw noToken();
    const grant = await tokens.verify(bearer);
    if (grant !== undefined) {
      requireOrigin(req.headers.origin, grant.origins);
      return { kind: 'token', grant };
    }
    if (!timingSafeEqual(digest(bearer), secretDigest)) throw wrongToken();
    requireOrigin(req.headers.origin);
    return { kind: 'secret' };
  };

  return {
    caller,
    requireOrigin,
    async callerIn(req, conversationId) {
      const who = await caller(req);
      if (who.kind === 'token' && who.grant.conversationId !== conversationId) {
        throw wrongConversation();
      }
      return who;
    },
  };
}
