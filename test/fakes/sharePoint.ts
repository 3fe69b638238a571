import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What lies at an address, or what is done to who asks for it. */
type Lies =
  | Buffer
  | { readonly status: number; readonly location?: string }
  /** So many bytes, without saying before how many. */
  | { readonly streams: number }
  /** A byte now and then. */
  | { readonly drips: true }
  | { readonly hangs: true }
  | { readonly breaks: true };

interface Got {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** SharePoint as far as files of Teams need it, on a free port of this machine. Close it when the test ends. */
export interface SharePoint {
  readonly origin: string;
  readonly asked: readonly Got[];
  /** By path; several are given one after the other, the last one from then on. */
  readonly files: Map<string, readonly Lies[]>;
  /** What was put, by the path of the upload session, each of which is for one file. */
  readonly put: ReadonlyMap<string, Buffer>;
  /** Opens an upload session. */
  session(path: string, lies?: Lies): string;
  /** How many bytes have gone out. */
  sent(): number;
  close(): Promise<void>;
}

const CHUNK = Buffer.alloc(65_536, 'x');
const RANGE = /^bytes 0-(\d+)\/(\d+)$/;

/** In two steps: restify changes what writeHead returns, for everybody in the process. */
function end(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body?: Buffer,
): void {
  response.writeHead(status, headers);
  response.end(body);
}

export async function sharePoint(): Promise<SharePoint> {
  const asked: Got[] = [];
  const files = new Map<string, readonly Lies[]>();
  const put = new Map<string, Buffer>();
  const sessions = new Map<string, Lies | undefined>();
  const turns = new Map<string, number>();
  let sent = 0;

  async function stream(response: ServerResponse, bytes: number): Promise<void> {
    response.writeHead(200);
    const gone = once(response, 'close');
    for (let left = bytes; left > 0 && !response.destroyed; left -= CHUNK.length) {
      sent += CHUNK.length;
      if (!response.write(CHUNK)) {
        const { promise: drained, resolve } = Promise.withResolvers<void>();
        response.once('drain', resolve);
        await Promise.race([drained, gone]);
        response.off('drain', resolve);
      }
    }
    response.end();
  }

  async function give(response: ServerResponse, lies: Lies | undefined): Promise<void> {
    if (lies === undefined) {
      end(response, 404);
    } else if (Buffer.isBuffer(lies)) {
      end(response, 200, { 'content-length': String(lies.length) }, lies);
    } else if ('status' in lies) {
      const { status, location } = lies;
      end(response, status, location === undefined ? {} : { location });
    } else if ('streams' in lies) {
      await stream(response, lies.streams);
    } else if ('drips' in lies) {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 10);
      response.once('close', () => clearInterval(drip));
    } else if ('breaks' in lies) {
      response.destroy();
    }
  }

  function keep(path: string, { headers, body }: Got): Lies {
    const [, last, all] = RANGE.exec(String(headers['content-range'])) ?? [];
    if (!sessions.has(path)) return { status: 404 };
    if (Number(all) !== body.length || Number(last) !== body.length - 1) return { status: 416 };
    const told = sessions.get(path);
    if (told !== undefined) return told;
    sessions.delete(path);
    put.set(path, body);
    return { status: 201 };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    const got = { method, path, headers, body: await buffer(request) };
    asked.push(got);
    if (method === 'PUT') return give(response, keep(path, got));
    const all = files.get(path) ?? [];
    const turn = turns.get(path) ?? 0;
    turns.set(path, turn + 1);
    return give(response, all[Math.min(turn, all.length - 1)]);
  }

  const server = createServer((request, response) => {
    // Who hangs up is no trouble of the test's.
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    asked,
    files,
    put,
    session(path, lies) {
      sessions.set(path, lies);
      return `${origin}${path}`;
    },
    sent: () => sent,
    close: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
