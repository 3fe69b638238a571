/** A ticketing system on the wire that fails in every way there is, and keeps count of what it did. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { BackendError } from '../../services/cases/backendError.ts';
import type { Case } from '../../services/cases/case.ts';
import type { NewCase } from '../../services/cases/caseBackend.ts';
import { type Act, backendDouble } from '../fakes/backendDouble.ts';

export const WIRE_FAULTS = [
  'timeoutBefore',
  'timeoutAfter',
  'error500Before',
  'error500After',
  'error502',
  'error503',
  'tooMany',
  'reset',
  'halfBody',
  'badJson',
  'wrongSchema',
  'answersTwice',
  'stalls',
  'redirects',
] as const;
export type WireFault = (typeof WIRE_FAULTS)[number];

export interface WireCall {
  readonly method: string;
  /** Idempotency key of what is asked for or looked for, if the call has one. */
  readonly key: string | undefined;
  /** How many calls there were of this method and key before this one. */
  readonly before: number;
}

export interface DeskDouble {
  readonly url: string;
  /** What was asked for, for every case that was opened, duplicates too. */
  readonly opened: readonly { readonly newCase: NewCase; readonly caseNumber: string }[];
  readonly acts: readonly Act[];
  /** Calls that went where a redirect pointed to. */
  readonly astray: () => number;
  /** Does it go wrong, and how? */
  fault: (call: WireCall) => WireFault | undefined;
  close(): Promise<void>;
}

interface Options {
  /**
   * False: it opens a case as often as it is told to. Only opening: that can be looked up before it is done
   * again, while for a comment an adapter has to keep the key itself.
   */
  readonly isIdempotent: boolean;
  readonly cases?: readonly Case[];
  readonly stallMs?: number;
}

const Call = z.array(z.unknown());
const WRITES = new Set(['open', 'comment', 'escalate', 'update', 'resolve', 'reopen', 'link']);

export async function deskDouble(options: Options): Promise<DeskDouble> {
  const { isIdempotent, cases = [], stallMs = 60_000 } = options;
  const double = backendDouble([], cases);
  const opened: { readonly newCase: NewCase; readonly caseNumber: string }[] = [];
  const answered = new Map<string, Promise<unknown>>();
  const counts = new Map<string, number>();
  let astray = 0;
  const methods = double.backend as unknown as Readonly<
    Record<string, (...args: readonly unknown[]) => Promise<unknown>>
  >;

  async function carryOut(method: string, args: readonly unknown[]): Promise<unknown> {
    const result = await methods[method]?.(...args);
    if (method === 'open') {
      const { case: made } = result as { readonly case: Case };
      opened.push({ newCase: args[0] as NewCase, caseNumber: made.caseNumber });
    }
    return result;
  }

  /** Once per key, if it is that kind of system. */
  function act(method: string, args: readonly unknown[], key?: string): Promise<unknown> {
    const doesAgain = method === 'open' && !isIdempotent;
    if (doesAgain || key === undefined || !WRITES.has(method)) return carryOut(method, args);
    const id = `${method} ${key}`;
    const earlier = answered.get(id) ?? carryOut(method, args);
    answered.set(id, earlier);
    return earlier;
  }

  async function answer(method: string, args: readonly unknown[], key?: string) {
    try {
      return { status: 200, body: { done: true, result: await act(method, args, key) } };
    } catch (error) {
      if (!(error instanceof BackendError)) throw error;
      const { kind, message } = error;
      return { status: kind === 'conflict' ? 409 : 422, body: { done: false, kind, message } };
    }
  }

  function counted(method: string, key: string | undefined): WireCall {
    const id = `${method} ${key ?? ''}`;
    const before = counts.get(id) ?? 0;
    counts.set(id, before + 1);
    return { method, key, before };
  }

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const method = (req.url ?? '').slice(1);
    const args = Call.parse(await json(req));
    const key = keyOf(args, method);
    const send = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
      res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      res.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
    const obey = async (): Promise<void> => {
      const { status, body } = await answer(method, args, key);
      send(status, body);
    };
    switch (desk.fault(counted(method, key))) {
      case undefined:
        return obey();
      case 'timeoutBefore':
        return;
      case 'timeoutAfter':
        await answer(method, args, key);
        return;
      case 'error500Before':
        return send(500, 'Internal Server Error');
      case 'error500After':
        await answer(method, args, key);
        return send(500, 'Internal Server Error');
      case 'error502':
        return send(502, '<html>Bad Gateway</html>');
      case 'error503':
        return send(503, 'down for maintenance');
      case 'tooMany':
        return send(429, 'slow down', { 'Retry-After': '1' });
      case 'reset':
        await answer(method, args, key);
        req.socket.resetAndDestroy();
        return;
      case 'halfBody': {
        const text = JSON.stringify((await answer(method, args, key)).body);
        res.writeHead(200, { 'Content-Length': text.length });
        res.write(text.slice(0, text.length / 2), () => req.socket.destroy());
        return;
      }
      case 'badJson':
        await answer(method, args, key);
        return send(200, '{"done":true,"result":{"case":{');
      case 'wrongSchema':
        await answer(method, args, key);
        return send(200, { ok: 1, ticket: { id: 7 } });
      case 'answersTwice': {
        const text = JSON.stringify((await answer(method, args, key)).body);
        const whole = `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
        req.socket.end(whole + whole);
        return;
      }
      case 'stalls':
        // One without keys at least drops a call whose caller has gone; what no caller could ever
        // find out is not asked of us.
        setTimeout(() => {
          if (isIdempotent || !req.socket.destroyed) void obey().catch(() => req.socket.destroy());
        }, stallMs).unref();
        return;
      case 'redirects':
        return send(307, '', { Location: `http://localhost:${port()}/elsewhere` });
    }
  }

  const server = createServer((req, res) => {
    if (req.url === '/elsewhere') {
      astray += 1;
      res.end('{"done":true}');
      return;
    }
    serve(req, res).catch((error: unknown) => {
      res.writeHead(500);
      res.end(String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = (): number => (server.address() as AddressInfo).port;

  const desk: DeskDouble = {
    url: `http://127.0.0.1:${port()}`,
    opened,
    acts: double.acts,
    astray: () => astray,
    fault: () => undefined,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return desk;
}

function keyOf(args: readonly unknown[], method: string): string | undefined {
  if (method === 'findByKey') return typeof args[0] === 'string' ? args[0] : undefined;
  const Keyed = z.object({ key: z.string() });
  return args.map((arg) => Keyed.safeParse(arg).data?.key).find((key) => key !== undefined);
}
