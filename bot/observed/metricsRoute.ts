import type { Server } from 'restify';
import type { Log } from '../../services/log.ts';
import { handle } from '../http/route.ts';
import type { PrometheusMetrics } from '../metrics.ts';
import { checkMayReadMetrics } from './mayReadMetrics.ts';

/** `GET /metrics`, in the text format of Prometheus. */
export function metricsRoute(
  server: Server,
  {
    metrics,
    token,
    log,
  }: {
    readonly metrics: PrometheusMetrics;
    /** Undefined: for this machine only. */
    readonly token: string | undefined;
    readonly log: Log;
  },
): void {
  server.get(
    '/metrics',
    handle(log, async (req, res) => {
      checkMayReadMetrics(req, token);
      const { contentType, text } = await metrics.read();
      res.statusCode = 200;
      res.setHeader('Content-Type', contentType);
      res.setHeader('Content-Length', Buffer.byteLength(text));
      res.setHeader('Cache-Control', 'no-store');
      res.setHeader('X-Content-Type-Options', 'nosniff');
      res.end(text);
    }),
  );
}
