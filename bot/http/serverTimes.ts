import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface ServerTimes {
  /** From the first byte of a call to the end of its headers. */
  readonly headersMs: number;
  /** From the first byte of a call to its last; longer than the longest time that a body is given. */
  readonly requestMs: number;
  /** Between two calls; longer than a proxy in front keeps its connections, or it uses closed ones. */
  readonly keepAliveMs: number;
  /** Without a byte in either direction. */
  readonly idleMs: number;
  readonly checkedEachMs: number;
}

const usual: ServerTimes = {
  headersMs: 10_000,
  requestMs: 60_000,
  keepAliveMs: 75_000,
  idleMs: 120_000,
  checkedEachMs: 2000,
};

interface Said {
  readonly status: string;
  readonly code: string;
  readonly message: string;
}

/** What is told to who is not even understood; by the codes of Node's parser and timers. */
const wrongs: ReadonlyMap<string | undefined, Said> = new Map([
  [
    'ERR_HTTP_REQUEST_TIMEOUT',
    {
      status: '408 Request Timeout',
      code: 'TooSlow',
      message: 'The call took too long to arrive.',
    },
  ],
  [
    'HPE_HEADER_OVERFLOW',
    {
      status: '431 Request Header Fields Too Large',
      code: 'TooManyHeaders',
      message: 'The headers are too large.',
    },
  ],
]);
const notHttp: Said = {
  status: '400 Bad Request',
  code: 'BadRequest',
  message: 'This is no HTTP that we understand.',
};

/** An answer for a socket that has no response. */
export function rawAnswer({ status, code, message }: Said, retryAfterMs?: number): string {
  const body = JSON.stringify({ error: { code, message } });
  return [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    'X-Content-Type-Options: nosniff',
    ...(retryAfterMs === undefined
      ? []
      : [`Retry-After: ${String(Math.max(1, Math.ceil(retryAfterMs / 1000)))}`]),
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

/**
 * Cuts off who is slow, silent or not understood, before any of our code has seen a call. To be set
 * before the server listens.
 */
export function serverTimes(server: Server, times: ServerTimes = usual): void {
  server.headersTimeout = times.headersMs;
  server.requestTimeout = times.requestMs;
  server.keepAliveTimeout = times.keepAliveMs;
  server.timeout = times.idleMs;
  // Node looks each 30 seconds only, and restify leaves no way to say it when the server is made.
  Object.assign(server, { connectionsCheckingInterval: times.checkedEachMs });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // Half an answer may be on its way; ours would become part of it.
    const { _httpMessage: underWay } = socket as { _httpMessage?: ServerResponse | null };
    const isAnswering = underWay?.headersSent === true;
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering) return socket.destroy();
    return socket.end(rawAnswer(wrongs.get(error.code) ?? notHttp), () => socket.destroy());
  });
}
