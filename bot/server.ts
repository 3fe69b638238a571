import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type restify from 'restify';
import type { Log } from '../services/log.ts';
import { acceptors, checkFree } from './http/acceptors.ts';
import { sendJson } from './http/respond.ts';
import { restifyServer } from './http/restifyServer.ts';
import { handle } from './http/route.ts';
import { serverTimes } from './http/serverTimes.ts';
import type { Ready } from './observed/readiness.ts';

const ownWords: Readonly<Record<number, { readonly code: string; readonly message: string }>> = {
  400: { code: 'BadArgument', message: 'The address is not valid.' },
  404: { code: 'NotFound', message: 'There is nothing at this address.' },
  405: { code: 'BadMethod', message: 'This address takes other methods.' },
};

/** What restify answers by itself, such as no such path; it would repeat the path. */
function inOurWords(
  _req: restify.Request,
  res: restify.Response,
  { statusCode = 500 }: { readonly statusCode?: number },
  done: () => void,
): void {
  const error = ownWords[statusCode] ?? { code: 'ServiceError', message: 'Something went wrong.' };
  // By its own means, or it would answer once more after us.
  res.sendRaw(statusCode, JSON.stringify({ error }), {
    'Content-Type': 'application/json; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  done();
}

/** The HTTP server with the routes that every operator asks. Bodies are read by our own reader. */
export function createServer(readiness: () => Promise<Ready>, log: Log): restify.Server {
  // restify answers a mistyped route itself, and must not tell what it runs on.
  const server = restifyServer({ name: '', ignoreTrailingSlash: true });
  serverTimes(server.server as unknown as Server);
  server.on('restifyError', inOurWords);
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

/** Linux alone shares a port fairly among the sockets that listen on it. */
const SHARES_PORTS = process.platform === 'linux';
const closers = new WeakMap<restify.Server, () => void>();

/**
 * @returns the port, which is the operator's or, for 0, a free one
 * @throws Error with one line that names the setting
 */
export async function listen(
  server: restify.Server,
  host: string,
  wanted: number,
): Promise<number> {
  try {
    if (SHARES_PORTS && wanted !== 0) await checkFree(host, wanted);
    await new Promise<void>((resolve, reject) => {
      // restify passes the HTTP server's error on, and an error that nobody hears ends the process.
      server.once('error', reject);
      server.listen({ port: wanted, host, reusePort: SHARES_PORTS }, () => {
        server.off('error', reject);
        resolve();
      });
    });
    const { port } = server.server.address() as AddressInfo;
    const http = server.server as unknown as Server;
    if (SHARES_PORTS) closers.set(server, await acceptors(http, host, port));
    return port;
  } catch (cause) {
    throw new Error(whyNot(cause as NodeJS.ErrnoException, host, wanted), { cause });
  }
}

/** Takes no new calls, lets those under way end, and then closes what is still open. */
export async function close(server: restify.Server): Promise<void> {
  const http = server.server as unknown as Server;
  closers.get(server)?.();
  const closed = new Promise<void>((resolve) => {
    http.close(() => resolve());
  });
  http.closeIdleConnections();
  const limit = setTimeout(() => http.closeAllConnections(), 3_000);
  await closed;
  clearTimeout(limit);
}
