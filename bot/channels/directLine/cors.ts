import type { RequestHandler } from 'restify';

/** Paths that pages of other sites may call. */
const ours = /^\/(?:v3\/directline|api\/webchat)(?:\/|$)/;
/** DirectLineJS asks for this one with credentials, which we do not use but must allow. */
const withCredentials = '/v3/directline/session/getsessionid';

/**
 * Lets pages of allowed origins read our answers, and answers their preflights. It has to run in
 * `server.pre`: restify itself answers OPTIONS with 405.
 */
export function cors(allowedOrigins: (origin: string) => boolean): RequestHandler {
  return (req, res, next) => {
    const [path = ''] = (req.url ?? '').split('?', 1);
    if (!ours.test(path)) return next();
    const { origin } = req.headers;
    res.setHeader('Vary', 'Origin');
    const isAllowed = origin !== undefined && allowedOrigins(origin);
    if (isAllowed) {
      res.setHeader('Access-Control-Allow-Origin', origin);
      // When to ask again; a page of another site would not see it.
      res.setHeader('Access-Control-Expose-Headers', 'Retry-After');
      if (path === withCredentials) res.setHeader('Access-Control-Allow-Credentials', 'true');
    }
    if (req.method !== 'OPTIONS') return next();
    if (isAllowed) {
      res.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
      res.setHeader(
        'Access-Control-Allow-Headers',
        'authorization, content-type, x-ms-bot-agent, x-requested-with',
      );
      res.setHeader('Access-Control-Max-Age', '600');
    }
    res.statusCode = 204;
    res.end();
    return next(false);
  };
}
