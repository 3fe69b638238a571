import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { ConversationStore } from '../../../services/storage/conversationStore.ts';
import type { Log } from '../../../services/log.ts';
import type { FrontDoor } from '../../http/frontDoor.ts';
import { notNow } from '../../http/notNow.ts';
import { HttpProblem } from '../../http/problem.ts';
import { rawAnswer } from '../../http/serverTimes.ts';
import type { Access } from './access.ts';
import type { Hub } from './hub.ts';
import { seenBy } from './seenBy.ts';
import type { Tokens } from './tokens.ts';

export interface StreamOptions {
  readonly store: ConversationStore;
  readonly tokens: Tokens;
  readonly access: Access;
  readonly hub: Hub;
  readonly door: Pick<FrontDoor, 'admission'>;
  readonly log: Log;
}

// Importing it would load Node's fetch as well, at each start.
const { STATUS_CODES } = process.getBuiltinModule('node:http');

const streamOf = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/;
/** Clients send nothing but empty frames. */
const maxPayload = 4096;

const noStream = () => new HttpProblem(404, 'NotFound', 'There is nothing to follow here.');
const wrongToken = () => new HttpProblem(403, 'TokenExpired', 'The token is not valid any more.');

/**
 * Opens the stream of a conversation: the handler of a server's `upgrade` event. There is no other:
 * what nobody answers would stay open for good.
 */
export function stream({ store, tokens, access, hub, door, log }: StreamOptions) {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload,
  });

  /** Which conversation, and how far the client has seen it. */
  async function admit(req: IncomingMessage, url: URL) {
    const conversationId = streamOf.exec(url.pathname)?.[1];
    if (conversationId === undefined) throw noStream();
    const grant = await tokens.redeemForStream(url.searchParams.get('t') ?? '');
    if (grant?.conversationId !== conversationId) throw wrongToken();
    access.requireOrigin(req.headers.origin, grant.origins);
    const record = await store.load(conversationId);
    if (record === undefined) throw noStream();
    return { conversationId, seen: seenBy(req, record.length, { byDefault: 0 }) };
  }

  async function open(req: IncomingMessage, socket: Duplex, head: Buffer, url: URL) {
    try {
      const { conversationId, seen } = await admit(req, url);
      if (socket.destroyed) return;
      const left = door.admission.page();
      socket.on('close', left);
      sockets.handleUpgrade(req, socket, head, (page) =>
        hub.attach(conversationId, page, seen, socket),
      );
    } catch (error) {
      if (!(error instanceof HttpProblem)) log.error({ err: error }, 'stream could not be opened');
      const problem = error instanceof HttpProblem ? error : notNow(error);
      const {
        status = 500,
        code = 'ServiceError',
        message = 'Something went wrong.',
      } = problem ?? {};
      const said = { status: `${String(status)} ${STATUS_CODES[status] ?? ''}`, code, message };
      socket.end(rawAnswer(said, problem?.retryAfterMs), () => socket.destroy());
    }
  }

  return (req: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // Without a listener a socket that breaks during the handshake would end the process.
    const onError = () => socket.destroy();
    socket.on('error', onError);
    const url = URL.parse(req.url ?? '', 'http://localhost');
    if (url === null) return void socket.destroy();
    void open(req, socket, head, url);
  };
}
