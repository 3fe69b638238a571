import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../services/clock.ts';
import { HttpProblem } from '../http/problem.ts';
import { deskSession, isSame } from './deskSession.ts';
import { wrongTries } from './wrongTries.ts';

const COOKIE = 'desk_session';

export interface DeskDoor {
  /** @throws HttpProblem 401 without a right token or cookie, 429 after too many wrong ones */
  letIn(req: IncomingMessage, res: ServerResponse): void;
  /** Sets the cookie for who has the token. @throws HttpProblem as `letIn` does */
  signIn(req: IncomingMessage, res: ServerResponse, token: string): void;
  signOut(res: ServerResponse): void;
}

function cookieOf(req: IncomingMessage): string | undefined {
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === COOKIE) return value;
  }
  return undefined;
}

/** Who may see the desk: holders of the token, and browsers that signed in with it. */
export function deskDoor(options: {
  readonly deskToken: string;
  readonly sessionSecret: string | Uint8Array;
  readonly isHttps: () => boolean;
  readonly clock: Clock;
}): DeskDoor {
  const { deskToken, sessionSecret, isHttps, clock } = options;
  const session = deskSession(sessionSecret, deskToken, clock);
  const wrong = wrongTries(clock);

  const setCookie = (res: ServerResponse, value: string, maxAge: number): void => {
    const secure = isHttps() ? '; Secure' : '';
    res.setHeader(
      'Set-Cookie',
      `${COOKIE}=${value}; Path=/desk; Max-Age=${String(maxAge)}; HttpOnly; SameSite=Strict${secure}`,
    );
  };
  const checkToken = (req: IncomingMessage, res: ServerResponse, token: string): void => {
    const address = req.socket.remoteAddress ?? '';
    const wait = wrong.waitOf(address);
    if (wait > 0) {
      res.setHeader('Retry-After', wait);
      throw new HttpProblem(429, 'TooManyTries', 'Too many wrong tokens. Try again in a moment.');
    }
    if (isSame(token, deskToken)) return;
    wrong.count(address);
    res.setHeader('WWW-Authenticate', 'Bearer');
    throw new HttpProblem(401, 'Unauthorized', 'The token is not right.');
  };

  return {
    letIn(req, res) {
      const cookie = cookieOf(req);
      if (cookie !== undefined && session.isValid(cookie)) return;
      const [, token] = /^Bearer (.+)$/i.exec(req.headers.authorization ?? '') ?? [];
      if (token !== undefined) return checkToken(req, res, token);
      res.setHeader('WWW-Authenticate', 'Bearer');
      throw new HttpProblem(401, 'Unauthorized', 'Sign in, or send the token as a bearer token.');
    },
    signIn(req, res, token) {
      checkToken(req, res, token);
      setCookie(res, session.begin(), session.maxAgeSeconds);
    },
    signOut: (res) => setCookie(res, '', 0),
  };
}
