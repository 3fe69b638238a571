import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { HttpProblem } from '../http/problem.ts';
import { isSame } from '../desk/deskSession.ts';

/** What proxies add: a caller who is not here himself. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip', 'x-forwarded-host'] as const;

const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  host === '[::1]' ||
  host === '::1' ||
  (isIP(host.replace(/^::ffff:/, '')) === 4 && /^(::ffff:)?127\./.test(host));

/**
 * Who may read the figures: holders of the token; without one, programs on this machine that call it by its
 * own name. A proxy on the same machine brings strangers, and a web page can be led here by a name of its own.
 * @throws HttpProblem 401 for a wrong token, 404 for whoever is not to know that there is something
 */
export function checkMayReadMetrics(req: IncomingMessage, token: string | undefined): void {
  if (token !== undefined) {
    const [, given] = /^Bearer (.{1,500})$/i.exec(req.headers.authorization ?? '') ?? [];
    if (given !== undefined && isSame(given, token)) return;
    throw new HttpProblem(401, 'Unauthorized', 'Send METRICS_TOKEN as a bearer token.');
  }
  const name = URL.parse(`http://${req.headers.host ?? ''}`)?.hostname ?? '';
  const isDirect = FORWARDED.every((header) => req.headers[header] === undefined);
  if (isDirect && isLoopback(name) && isLoopback(req.socket.remoteAddress ?? '')) return;
  throw new HttpProblem(404, 'NotFound', 'There is nothing here.');
}
