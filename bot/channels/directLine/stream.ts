import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { ConversationStore } from '../../../services/storage/conversationStore.ts';
import type { Log } from '../../../services/log.ts';
import { HttpProblem } from '../../http/problem.ts';
import type { Access } from './access.ts';
import type { Hub } from './hub.ts';
import { seenBy } from './seenBy.ts';
import type { Tokens } from './tokens.ts';

export interface StreamOptions {
  readonly store: ConversationStore;
  readonly tokens: Tokens;
  readonly access: Access;
  readonly hub: Hub;
  readonly log: Log;
}

const ours = /^\/v3\/directline\//;
const streamOf = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/;
/** Clients send nothing but empty frames. */
const maxPayload = 4096;

const reasons: Readonly<Record<number, string>> = {
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
};

/** Opens the stream of a conversation: the handler of a server's `upgrade` event. */
export function stream({ store, tokens, access, hub, log }: StreamOptions) {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload,
  });

  /** Which conversation, and how far the client has seen it. */
  async function admit(req: IncomingMessage, url: URL) {
    const conversationId = streamOf.exec(url.pathname)?.[1];
    if (conversationId === undefined) throw new HttpProblem(404, 'NotFound', '');
    const grant = await tokens.redeemForStream(url.searchParams.get('t') ?? '');
    if (grant?.conversationId !== conversationId) throw new HttpProblem(403, 'TokenExpired', '');
    access.requireOrigin(req.headers.origin, grant.origins);
    const record = await store.load(conversationId);
    if (record === undefined) throw new HttpProblem(404, 'NotFound', '');
    return { conversationId, seen: seenBy(req, record.length, { byDefault: 0 }) };
  }

  async function open(req: IncomingMessage, socket: Duplex, head: Buffer, url: URL) {
    try {
      const { conversationId, seen } = await admit(req, url);
      if (socket.destroyed) return;
      sockets.handleUpgrade(req, socket, head, (page) => hub.attach(conversationId, page, seen));
    } catch (error) {
      const status = error instanceof HttpProblem ? error.status : 500;
      if (status === 500) log.error({ err: error }, 'stream could not be opened');
      socket.end(
        `HTTP/1.1 ${String(status)} ${reasons[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      );
    }
  }

  return (req: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (!ours.test(req.url ?? '')) return;
    // Without a listener a socket that breaks during the handshake would end the process.
    const onError = () => socket.destroy();
    socket.on('error', onError);
    const url = URL.parse(req.url ?? '', 'http://localhost');
    if (url === null) return void socket.destroy();
    void open(req, socket, head, url);
  };
}
