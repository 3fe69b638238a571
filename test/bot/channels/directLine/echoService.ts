import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { createServer } from 'restify';
import { directLine, type DirectLine } from '../../../../bot/channels/directLine/directLine.ts';
import { uploads } from '../../../../bot/channels/directLine/uploads.ts';
import { frontDoor } from '../../../../bot/http/frontDoor.ts';
import type { Clock } from '../../../../services/clock.ts';
import type { Screen } from '../../../../services/files/screening.ts';
import type { Speaker } from '../../../../services/identity/speaker.ts';
import { localLimiter } from '../../../../services/limits/adapters/localLimiter.ts';
import type { ConversationStore } from '../../../../services/storage/conversationStore.ts';
import { sqliteConversationArchive } from '../../../../services/storage/sqlite/conversationArchive.ts';
import { sqliteConversationStore } from '../../../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { freePort } from '../../../support/freePort.ts';

export const origin = 'https://shop.example';
export const secret = 'a-secret-of-at-least-thirty-two-characters';
export const ada: Speaker = {
  kind: 'customer',
  by: 'demo',
  subject: 'ada',
  accountId: '100',
  name: 'Ada',
  email: 'ada@example.com',
  zone: 'Europe/Berlin',
};

type Reply = (line: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>[];

const echo: Reply = ({ type, text }) =>
  type === 'conversationUpdate'
    ? [{ type: 'message', text: 'Hello.' }]
    : [{ type: 'message', text: `Echo: ${String(text)}` }];

/** The web channel with a bot that echoes, on a port of its own. */
export async function echoService({
  screen,
  storeOf,
  isStill = false,
}: {
  /** Conversations are kept there; else in memory. */
  readonly storeOf?: (clock: Clock) => ConversationStore;
  readonly screen?: Screen;
  /** Its clock stands still, but for `pass`: a limit does not fill up again while somebody is slow to reach it. */
  readonly isStill?: boolean;
} = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'direct-line-'));
  const database = openDatabase(':memory:');
  let late = 0;
  const begun = DateTime.utc();
  const clock: Clock = () => (isStill ? begun : DateTime.utc()).plus(late);
  const store = storeOf?.(clock) ?? sqliteConversationStore(database, clock);
  const errors: object[] = [];
  const log = {
    info: () => {},
    warn: (fields: object) => void errors.push(fields),
    error: (fields: object) => void errors.push(fields),
  };
  let reply = echo;
  let server: ReturnType<typeof createServer> | undefined;
  let channel: DirectLine | undefined;
  const port = await freePort();
  let turns = Promise.resolve();

  const url = () => `http://127.0.0.1:${String(port)}`;

  async function answerAll(id: string): Promise<void> {
    for (let line = await store.nextUnhandled(id); line; line = await store.nextUnhandled(id)) {
      const record = await store.load(id);
      if (record === undefined) return;
      const replies = reply(line.activity);
      const { version, state } = record;
      const done = await store.commit({ id, version, state, handled: line.seq, replies });
      if (done.kind === 'committed') channel?.publish(id, done.logged);
    }
  }

  async function start(): Promise<void> {
    const door = frontDoor({
      limiter: localLimiter(clock),
      rates: { callsPerMinute: 1200, chatsPerHour: 120, linesPerMinute: 60 },
      trustedProxies: ['127.0.0.1'],
      // However busy the machine is: see admission.test.ts for that.
      capacity: { pages: 100, lateForChats: Infinity, lateForLines: Infinity },
      log,
    });
    channel = directLine({
      store,
      clock,
      secret,
      tokenTtl: 3600,
      allowedOrigins: (from) => from === origin || from === 'https://other.example',
      uploads: uploads(join(folder, 'uploads'), clock, screen),
      publicUrl: url,
      onReceived: (id) => void (turns = turns.then(() => answerAll(id))),
      verifyCustomer: async (token) =>
        token === 'genuine' ? { ...ada, by: 'customerToken' } : undefined,
      door,
      demoCustomer: (id) => (id === 'ada' ? ada : undefined),
      log,
    });
    server = createServer();
    channel.install(server);
    door.install(server);
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
  }

  /** As a process that dies: open streams and calls break. */
  async function kill(): Promise<void> {
    channel?.stop();
    await turns;
    const closing = server;
    if (closing === undefined) return;
    closing.server.closeAllConnections();
    await new Promise<void>((resolve) => closing.close(() => resolve()));
    server = undefined;
  }

  await start();
  const base = () => `${url()}/v3/directline`;

  async function call(
    path: string,
    init: {
      method?: string;
      token?: string;
      body?: unknown;
      headers?: Record<string, string>;
    } = {},
  ) {
    const { method = 'POST', token, body, headers = {} } = init;
    const response = await fetch(path.startsWith('/api') ? url() + path : base() + path, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = (text === '' ? {} : JSON.parse(text)) as Answer;
    return { status: response.status, headers: response.headers, json };
  }

  return {
    url,
    base,
    store,
    folder,
    errors,
    call,
    start,
    kill,
    /** Every turn that was begun is over. */
    settled: () => turns,
    channel: () => channel,
    answerWith: (other: Reply) => void (reply = other),
    /** A conversation goes, in this process or in another that does not tell. */
    async erase(id: string, { told = true } = {}) {
      await sqliteConversationArchive(database).erase(id);
      if (told) channel?.gone(id);
    },
    pass: (seconds: number) => void (late += seconds * 1000),
    /** A token as a page of the allowed origin gets it. */
    token: async (body: object = {}, headers: Record<string, string> = { origin }) =>
      (await call('/api/webchat/token', { body, headers })).json,
    async close() {
      await kill();
      database.close();
      await rm(folder, { recursive: true });
    },
  };
}
export type EchoService = Awaited<ReturnType<typeof echoService>>;

/** Whatever the service answers; absent fields make a test fail where it looks at them. */
interface Answer {
  readonly id: string;
  readonly token: string;
  readonly conversationId: string;
  readonly userId: string;
  readonly expires_in: number;
  readonly streamUrl: string;
  readonly watermark: string;
  readonly sessionId: string;
  readonly activities: readonly Wire[];
  readonly error: { readonly code: string; readonly message: string };
}

export interface Wire {
  readonly id: string;
  readonly type: string;
  readonly text?: string;
  readonly timestamp: string;
  readonly replyToId?: string;
  readonly from: { readonly id: string; readonly name?: string; readonly role: string };
  readonly channelData?: Readonly<Record<string, unknown>>;
  readonly attachments?: readonly { contentType: string; name: string; contentUrl: string }[];
}
