import type { IncomingMessage } from 'node:http';
import { HttpProblem } from '../http/problem.ts';

function saysOurs(req: IncomingMessage, publicOrigin: string): boolean | undefined {
  // Browsers set these themselves; no script of another site can.
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = req.headers;
  if (origin === undefined) return undefined;
  return origin === publicOrigin || (URL.canParse(origin) && new URL(origin).host === host);
}

/**
 * A browser adds its cookie to whatever a page makes it send, so that what changes something must
 * come from a page of ours. SameSite keeps other sites out, but not other ports and names of this host.
 * @throws HttpProblem 403
 */
export function checkFromOurPage(
  req: IncomingMessage,
  publicOrigin: string,
  unsaid: 'allowed' | 'refused',
): void {
  if (saysOurs(req, publicOrigin) ?? unsaid === 'allowed') return;
  throw new HttpProblem(403, 'ForeignOrigin', 'This can only be sent by the desk’s own page.');
}
