import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Server } from 'restify';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { readJson } from '../../bot/http/body.ts';
import { sendJson } from '../../bot/http/respond.ts';
import { handle } from '../../bot/http/route.ts';
import { silentLog } from '../fakes/silentLog.ts';

type Activity = Readonly<Record<string, unknown>>;

interface Conversation {
  readonly log: Activity[];
  readonly sockets: Set<WebSocket>;
}

export interface CannedDirectLine {
  /** Bodies of the token requests so far. */
  readonly tokenRequests: unknown[];
  /** Messages that were taken, in order. */
  readonly heard: string[];
  /** Says something in every conversation. */
  speak(activity: Activity): void;
  /** Cuts every socket, as a lost network does. */
  cut(): void;
  /** What the next token requests get instead of a token. */
  refuseTokens(status: number | undefined): void;
  /** So many messages are refused from now on, with the status and a second to wait. */
  refuseMessages(status: number, times: number): void;
  close(): void;
}

/**
 * Just enough of Direct Line for the page around the chat to be tested apart from the bot: it greets,
 * repeats what it hears, and replays everything on a new socket.
 */
export function cannedDirectLine(server: Server, greeting: Activity): CannedDirectLine {
  const conversations = new Map<string, Conversation>();
  const tokenRequests: unknown[] = [];
  const heard: string[] = [];
  const sockets = new WebSocketServer({ noServer: true });
  let refusal: number | undefined;
  let refused = { status: 429, times: 0 };

  const add = ({ log, sockets: open }: Conversation, activity: Activity): string => {
    const id = String(log.length + 1);
    log.push({ id, timestamp: new Date(Date.now() + log.length).toISOString(), ...activity });
    for (const socket of open) socket.send(JSON.stringify({ activities: log.slice(-1) }));
    return id;
  };
  const fromBot = (activity: Activity) => ({
    type: 'message',
    from: { id: 'bot', role: 'bot' },
    ...activity,
  });
  const started = (id: string) => ({
    conversationId: id,
    token: id,
    expires_in: 1800,
    streamUrl: `ws://${address()}/v3/directline/conversations/${id}/stream`,
  });
  const address = () => {
    const at = server.address();
    return `localhost:${String(typeof at === 'object' ? at.port : at)}`;
  };
  const body = (req: IncomingMessage) => readJson(req, { maxBytes: 100_000, timeoutMs: 5000 });

  server.post(
    '/api/webchat/token',
    handle(silentLog, async (req, res) => {
      const asked = (await body(req)) as { readonly resume?: string };
      tokenRequests.push(asked);
      if (refusal !== undefined) return sendJson(res, refusal, {});
      const resumed = asked.resume !== undefined && conversations.has(asked.resume);
      const id = resumed ? asked.resume : randomUUID();
      if (!resumed) {
        const conversation = { log: [], sockets: new Set<WebSocket>() };
        conversations.set(id, conversation);
        add(conversation, fromBot(greeting));
      }
      return sendJson(res, 200, {
        token: id,
        conversationId: id,
        expires_in: 1800,
        userId: 'dl_1',
      });
    }),
  );
  server.post(
    '/v3/directline/conversations',
    handle(silentLog, async (req, res) => {
      sendJson(res, 201, started((req.headers.authorization ?? '').replace('Bearer ', '')));
    }),
  );
  server.get(
    '/v3/directline/conversations/:id',
    handle(silentLog, async (req, res) => {
      const { id = '' } = req.params as Readonly<Record<string, string>>;
      sendJson(res, conversations.has(id) ? 200 : 404, started(id));
    }),
  );
  server.post(
    '/v3/directline/conversations/:id/activities',
    handle(silentLog, async (req, res) => {
      const { id = '' } = req.params as Readonly<Record<string, string>>;
      const conversation = conversations.get(id);
      if (conversation === undefined) return sendJson(res, 404, {});
      const activity = (await body(req)) as Activity;
      if (refused.times > 0) {
        refused = { ...refused, times: refused.times - 1 };
        res.setHeader('Retry-After', 1);
        return sendJson(res, refused.status, {});
      }
      sendJson(res, 200, { id: add(conversation, activity) });
      if (typeof activity['text'] === 'string') {
        heard.push(activity['text']);
        add(conversation, fromBot({ text: `You said: ${activity['text']}` }));
      }
    }),
  );
  server.server.on('upgrade', (req, socket, head) => {
    const [, id = ''] = /conversations\/([^/]+)\/stream/.exec(req.url ?? '') ?? [];
    const conversation = conversations.get(id);
    if (conversation === undefined) return socket.destroy();
    return sockets.handleUpgrade(req, socket, head, (open) => {
      conversation.sockets.add(open);
      open.on('close', () => conversation.sockets.delete(open));
      open.send(JSON.stringify({ activities: conversation.log }));
    });
  });

  return {
    tokenRequests,
    heard,
    speak: (activity) => {
      for (const conversation of conversations.values()) add(conversation, fromBot(activity));
    },
    cut: () => {
      for (const open of sockets.clients) open.terminate();
    },
    refuseMessages: (status, times) => {
      refused = { status, times };
    },
    refuseTokens: (status) => {
      refusal = status;
    },
    close: () => {
      for (const open of sockets.clients) open.terminate();
      sockets.close();
    },
  };
}
