import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import restify from 'restify';
import type { Log } from '../services/log.ts';
import { sendJson, sendProblem } from './http/respond.ts';
import { handle } from './http/route.ts';
import { serverTimes } from './http/serverTimes.ts';
import type { Ready } from './observed/readiness.ts';

/** What restify answers by itself: no such path, no such method. It would repeat the path. */
function sayInOurWords(
  _req: restify.Request,
  res: restify.Response,
  { statusCode = 500 }: { readonly statusCode?: number },
  done: () => void,
): void {
  switch (statusCode) {
    case 404:
      sendProblem(res, 404, 'NotFound', 'There is nothing at this address.');
      break;
    case 405:
      sendProblem(res, 405, 'BadMethod', 'This address takes other methods.');
      break;
    case 400:
      sendProblem(res, 400, 'BadArgument', 'The address is not valid.');
      break;
  }
  done();
}

/** The HTTP server with the routes that every operator asks. Bodies are read by our own reader. */
export function createServer(readiness: () => Promise<Ready>, log: Log): restify.Server {
  // restify answers a mistyped route itself, and must not tell what it runs on.
  const server = restify.createServer({ name: '', ignoreTrailingSlash: true });
  serverTimes(server.server as unknown as Server);
  server.on('restifyError', sayInOurWords);
  server.get(
    '/healthz',
    handle(log, async (_req, res) => sendJson(res, 200, { status: 'ok' })),
  );
  server.get(
    '/readyz',
    handle(log, async (_req, res) => {
      const { isReady, reasons } = await readiness();
      const status = reasons.length === 0 ? 'ready' : 'ready, but not whole';
      sendJson(res, isReady ? 200 : 503, { status: isReady ? status : 'not ready', reasons });
    }),
  );
  return server;
}

function whyNot(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') return `PORT ${port} is in use by another process.`;
  if (error.code === 'EACCES') return `PORT ${port} may not be used by this user.`;
  return `HOST ${host} can’t be listened on (${error.code ?? error.message}).`;
}

/**
 * @returns the port, which is the operator's or, for 0, a free one
 * @throws Error with one line that names the setting
 */
export async function listen(server: restify.Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    // restify passes the HTTP server's error on, and an error that nobody hears ends the process.
    const failed = (error: NodeJS.ErrnoException): void => {
      reject(new Error(whyNot(error, host, port), { cause: error }));
    };
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
  return (server.server.address() as AddressInfo).port;
}

/** Takes no new calls, lets those under way end, and then closes what is still open. */
export async function close(server: restify.Server): Promise<void> {
  const http = server.server as unknown as Server;
  const closed = new Promise<void>((resolve) => {
    http.close(() => resolve());
  });
  http.closeIdleConnections();
  const limit = setTimeout(() => http.closeAllConnections(), 3_000);
  await closed;
  clearTimeout(limit);
}
