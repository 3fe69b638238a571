import type { IncomingMessage } from 'node:http';
import { HttpProblem } from '../../http/problem.ts';
import { addressList } from '../../http/clientAddress.ts';
import type { TokenChecked } from './tokenCheck.ts';

/** For whom Teams speaks: what the token says where Teams can be answered. */
export interface Caller {
  readonly serviceUrl: string;
}

/** Who calls, before a byte of the body is read. @throws HttpProblem 401, 503 */
export type CallerOf = (req: IncomingMessage) => Promise<Caller>;

export const notTeams = (): HttpProblem =>
  new HttpProblem(401, 'Unauthorized', 'This is for Microsoft Teams.');

/** By the token that the Bot Connector sends along. */
export function byToken(
  check: (authorization: string | undefined) => Promise<TokenChecked>,
): CallerOf {
  return async ({ headers }) => {
    const checked = await check(headers.authorization);
    switch (checked.kind) {
      case 'genuine':
        return { serviceUrl: checked.serviceUrl };
      case 'refused':
        throw notTeams();
      case 'unavailable':
        throw new HttpProblem(503, 'Busy', 'The caller can’t be checked now.', {
          retryAfterMs: 5000,
        });
    }
  };
}

const isThisMachine = addressList(['127.0.0.0/8', '::1']);

/**
 * The Agents Playground proves nothing, so it has to be on this machine: no proxy may pass on a call of
 * somebody else's, nor a browser one of a page's.
 */
export function fromPlayground(serviceUrl: string): CallerOf {
  return async ({ socket, headers }) => {
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    const isPassedOn = ['x-forwarded-for', 'forwarded', 'via', 'origin'].some(
      (name) => headers[name] !== undefined,
    );
    if (!isThisMachine(address) || isPassedOn) throw notTeams();
    return { serviceUrl };
  };
}
