import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Request, Response, Route, Server } from 'restify';
import type { Metrics } from '../../services/metrics.ts';

/** Counts calls by route, and the sockets that are open. Paths that nobody serves are one: anybody can make them up. */
export function observedServer(server: Server, metrics: Metrics): void {
  server.on('after', (_req: Request, res: Response, route?: Route | null) => {
    metrics.count('support_http_requests_total', {
      method: route?.method ?? 'other',
      route: String(route?.path ?? 'none'),
      status: String(res.statusCode),
    });
  });
  let open = 0;
  metrics.gauge('support_open_sockets', 0, {});
  server.server.on('upgrade', (_req: IncomingMessage, socket: Duplex) => {
    open += 1;
    metrics.gauge('support_open_sockets', open, {});
    socket.once('close', () => {
      open -= 1;
      metrics.gauge('support_open_sockets', open, {});
    });
  });
}
