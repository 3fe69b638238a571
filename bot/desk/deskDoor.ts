import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../services/clock.ts';
import type { AddressOf } from '../http/clientAddress.ts';
import { HttpProblem } from '../http/problem.ts';
import { deskSession, isSame } from './deskSession.ts';
import { checkFromOurPage } from './fromOurPage.ts';
import { staffNameIn } from './staffName.ts';
import { wrongTries } from './wrongTries.ts';

const COOKIE = 'desk_session';

export interface DeskDoor {
  /**
   * Returns who it is.
   * @throws HttpProblem 401 without a right token or cookie, 429 after too many wrong ones, 400 for a
   * name that can't be shown
   */
  letIn(req: IncomingMessage, res: ServerResponse): string;
  /** As `letIn`, for what changes something. @throws HttpProblem also 403, if another site's page sent it */
  letAct(req: IncomingMessage, res: ServerResponse): string;
  /** Sets the cookie for who has the token. @throws HttpProblem as `letAct` does */
  signIn(req: IncomingMessage, res: ServerResponse, token: string, staff: string): void;
  signOut(req: IncomingMessage, res: ServerResponse): void;
}

function cookieOf(req: IncomingMessage): string | undefined {
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === COOKIE) return value;
  }
  return undefined;
}

function nameIn(req: IncomingMessage): string {
  const staff = staffNameIn(req.headers['x-staff-name']?.toString());
  if (staff !== undefined) return staff;
  throw new HttpProblem(
    400,
    'BadName',
    'X-Staff-Name is a name of 1 to 80 characters, percent-encoded where it is not ASCII.',
  );
}

/** Who may see the desk: holders of the token, and browsers that signed in with it. */
export function deskDoor(options: {
  readonly deskToken: string;
  readonly sessionSecret: string | Uint8Array;
  readonly publicUrl: () => string;
  readonly addressOf?: AddressOf;
  readonly clock: Clock;
}): DeskDoor {
  const { deskToken, sessionSecret, publicUrl, clock } = options;
  const addressOf = options.addressOf ?? ((req) => req.socket.remoteAddress ?? '');
  const session = deskSession(sessionSecret, deskToken, clock);
  const wrong = wrongTries(clock);
  const origin = () => new URL(publicUrl()).origin;

  const setCookie = (res: ServerResponse, value: string, maxAge: number): void => {
    const secure = origin().startsWith('https:') ? '; Secure' : '';
    res.setHeader(
      'Set-Cookie',
      `${COOKIE}=${value}; Path=/desk; Max-Age=${String(maxAge)}; HttpOnly; SameSite=Strict${secure}`,
    );
  };
  const checkToken = (req: IncomingMessage, res: ServerResponse, token: string): void => {
    const address = addressOf(req);
    const wait = wrong.waitOf(address);
    if (wait > 0) {
      throw new HttpProblem(429, 'TooManyTries', 'Too many wrong tokens. Try again in a moment.', {
        retryAfterMs: wait * 1000,
      });
    }
    if (isSame(token, deskToken)) return;
    wrong.count(address);
    res.setHeader('WWW-Authenticate', 'Bearer');
    throw new HttpProblem(401, 'Unauthorized', 'The token is not right.');
  };
  /** Customers see the name. */
  const checkName = (staff: string): void => {
    if (!isSame(staff, deskToken)) return;
    throw new HttpProblem(400, 'BadName', 'The name is the token. Customers would see it.');
  };
  const signedIn = (req: IncomingMessage): string | undefined => {
    const cookie = cookieOf(req);
    return cookie === undefined ? undefined : session.staffOf(cookie);
  };
  const withToken = (req: IncomingMessage, res: ServerResponse): string => {
    const [, token] = /^Bearer (.+)$/i.exec(req.headers.authorization ?? '') ?? [];
    if (token === undefined) {
      res.setHeader('WWW-Authenticate', 'Bearer');
      throw new HttpProblem(401, 'Unauthorized', 'Sign in, or send the token as a bearer token.');
    }
    checkToken(req, res, token);
    const staff = nameIn(req);
    checkName(staff);
    return staff;
  };

  return {
    letIn: (req, res) => signedIn(req) ?? withToken(req, res),
    letAct(req, res) {
      const staff = signedIn(req);
      if (staff === undefined) return withToken(req, res);
      checkFromOurPage(req, origin(), 'refused');
      return staff;
    },
    signIn(req, res, token, staff) {
      checkFromOurPage(req, origin(), 'allowed');
      checkToken(req, res, token);
      checkName(staff);
      setCookie(res, session.begin(staff), session.maxAgeSeconds);
    },
    signOut(req, res) {
      checkFromOurPage(req, origin(), 'allowed');
      setCookie(res, '', 0);
    },
  };
}
