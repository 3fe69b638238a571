/** What clients are told when the store can't be used, and what comes of sending it again. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DirectLine } from 'botframework-directlinejs';
import { expect } from 'chai';
import { type Posting, patientPosts } from '../../../../bot/web/browser/patientPosts.ts';
import { openRedis, type RedisConnection } from '../../../../services/storage/redis/connection.ts';
import { redisConversationStore } from '../../../../services/storage/redis/conversationStore.ts';
import { sqliteConversationStore } from '../../../../services/storage/sqlite/conversationStore.ts';
import { type Database, openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { eventually } from '../../../fakes/eventually.ts';
import { silentLog } from '../../../fakes/silentLog.ts';
import { cuttingProxy, type CuttingProxy } from '../../../support/cuttingProxy.ts';
import { type RedisServer, startRedis } from '../../../support/redisServer.ts';
import { echoService, type EchoService, origin } from './echoService.ts';
import { XMLHttpRequest } from './xmlHttpRequest.ts';

type Answer = Awaited<ReturnType<EchoService['call']>>;
interface Mine {
  readonly conversationId: string;
  readonly token: string;
}

const headers = { origin };
const conversation = ({ conversationId }: Mine) => `/conversations/${conversationId}`;
const message = (text: string, id = text) => ({
  type: 'message',
  text,
  channelData: { clientActivityID: id },
});

/** Busy, and when to come back: what a page repeats by itself. */
function isNotNow({ status, headers: told, json }: Answer): void {
  expect(status).to.equal(503);
  expect(Number(told.get('retry-after'))).to.be.within(2, 4);
  expect(json.error.code).to.equal('Unavailable');
  expect(json.error.message).to.match(/Try again in a moment/);
  expect(told.get('access-control-allow-origin')).to.equal(origin);
  expect(told.get('access-control-expose-headers')).to.equal('Retry-After');
}

/** The stream's status is seen by no browser: a WebSocket that is refused says only that. */
async function openedStream(url: string): Promise<{ status: number; retryAfter: number }> {
  const asked = request(url.replace(/^ws/, 'http'), {
    headers: {
      origin,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    },
  }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.resume();
  const { statusCode = 0, headers: told } = response;
  return { status: statusCode, retryAfter: Number(told['retry-after']) };
}

describe('the web channel, when its store can’t be used,', function () {
  this.timeout(180_000);
  let service: EchoService;

  const say = async (mine: Mine, body: object): Promise<Answer> =>
    service.call(`${conversation(mine)}/activities`, { token: mine.token, body, headers });
  const said = async ({ conversationId }: Mine): Promise<readonly unknown[]> =>
    (await service.store.read(conversationId, 1))
      .filter(({ sender, activity }) => sender === 'user' && activity.type === 'message')
      .map(({ activity }) => activity.text);
  const isTaken = async (mine: Mine, body: object): Promise<void> =>
    eventually('it is taken', async () => (await say(mine, body)).status === 200);
  const answersTo = async ({ conversationId }: Mine, text: string): Promise<void> =>
    eventually('its answer', async () =>
      (await service.store.read(conversationId, 1)).some(
        ({ activity }) => activity.text === `Echo: ${text}`,
      ),
    );

  describe('on Redis', () => {
    let server: RedisServer;
    let proxy: CuttingProxy;
    let connection: RedisConnection;

    beforeEach(async () => {
      server = await startRedis();
      proxy = await cuttingProxy(server.socket);
      connection = await openRedis(proxy.socket, { log: silentLog });
      service = await echoService({
        storeOf: (clock) => redisConversationStore(connection, clock),
      });
    });
    afterEach(async () => {
      server.thaw();
      await service.close();
      await connection.close();
      await proxy.stop();
      await server.stop();
    });

    it('asks everybody to come back while it is frozen, and takes a line once that is sent again', async () => {
      const mine = await service.token();
      await say(mine, message('one'));
      const get = { method: 'GET', token: mine.token, headers };
      const open = async (): Promise<Answer> =>
        service.call(`${conversation(mine)}?watermark=0`, get);
      const { streamUrl } = (await open()).json;
      await service.settled();
      server.freeze();
      const answers = await Promise.all([
        say(mine, message('two')),
        open(),
        service.call(`${conversation(mine)}/activities?watermark=0`, get),
        service.call('/api/webchat/token', { body: {}, headers }),
        service.call('/api/webchat/token', { body: { resume: mine.token }, headers }),
      ]);
      answers.forEach(isNotNow);
      const stream = await openedStream(streamUrl);
      expect(stream.status).to.equal(503);
      expect(stream.retryAfter).to.be.within(2, 4);
      server.thaw();
      await isTaken(mine, message('two'));
      await answersTo(mine, 'two');
      expect(await said(mine)).to.deep.equal(['one', 'two']);
    });

    it('opens a conversation by and by that could not be opened, and greets once', async () => {
      const mine = await service.token();
      const begin = async (): Promise<Answer> =>
        service.call('/conversations', { token: mine.token, body: {}, headers });
      server.freeze();
      isNotNow(await begin());
      server.thaw();
      await eventually('it is open', async () => [200, 201].includes((await begin()).status));
      await begin();
      await service.settled();
      const log = await service.store.read(mine.conversationId, 1);
      expect(log.map(({ activity }) => activity.text ?? activity.type)).to.deep.equal([
        'conversationUpdate',
        'Hello.',
      ]);
    });

    it('says so when it is full, and when it is gone', async () => {
      const mine = await service.token();
      await say(mine, message('one'));
      await service.settled();
      await server.command('CONFIG', 'SET', 'maxmemory', '1');
      isNotNow(await say(mine, message('two')));
      isNotNow(await service.call('/api/webchat/token', { body: {}, headers }));
      await server.command('CONFIG', 'SET', 'maxmemory', '0');
      await isTaken(mine, message('two'));
      await service.settled();
      await server.kill();
      isNotNow(await say(mine, message('three')));
      await server.start();
      await isTaken(mine, message('three'));
      expect(await said(mine)).to.deep.equal(['one', 'two', 'three']);
    });

    it('takes a line once that it had kept without being able to say so', async () => {
      const mine = await service.token();
      await say(mine, message('one'));
      await service.settled();
      proxy.swallowAnswerTo(`{c:${mine.conversationId}}:answer:`);
      isNotNow(await say(mine, message('two')));
      await isTaken(mine, message('two'));
      await answersTo(mine, 'two');
      expect(await said(mine)).to.deep.equal(['one', 'two']);
    });

    it('is asked again by the page itself, which loses and doubles nothing', async () => {
      const before = Object.getOwnPropertyDescriptor(globalThis, 'XMLHttpRequest');
      Object.assign(globalThis, { XMLHttpRequest });
      const mine = await service.token({}, {});
      const options = { domain: service.base(), token: mine.token, random: () => -0.2496 };
      const client = new DirectLine(options as never);
      try {
        const shown: unknown[] = [];
        client.activity$.subscribe(
          ({ type, ...one }) => {
            if (type === 'message') shown.push((one as { readonly text?: string }).text);
          },
          // It throws "conversation ended" at whoever still listens.
          () => {},
        );
        const waits: boolean[] = [];
        const page = client as unknown as Posting;
        patientPosts(
          page,
          (isWaiting) => waits.push(isWaiting),
          () => 20,
        );
        const post = async (text: string): Promise<string> =>
          new Promise((next, error) => {
            const activity = { from: { id: 'me' }, ...message(text) };
            page.postActivity(activity).subscribe({ next, error, complete: () => {} });
          });
        await eventually('the greeting', () => shown.includes('Hello.'));
        await service.settled();
        proxy.swallowAnswerTo(`{c:${mine.conversationId}}:answer:`);
        const sent = [post('two'), post('three')];
        await eventually('it is said that it waits', () => waits.length > 0);
        const ids = await Promise.all(sent);
        expect(ids).not.to.include('retry');
        expect(waits.at(-1)).to.equal(false);
        await eventually('the answers', () => shown.includes('Echo: three'));
        expect(await said(mine)).to.deep.equal(['two', 'three']);
        expect(shown).to.have.members(['Hello.', 'two', 'Echo: two', 'three', 'Echo: three']);
      } finally {
        client.end();
        if (before === undefined) Reflect.deleteProperty(globalThis, 'XMLHttpRequest');
        else Object.defineProperty(globalThis, 'XMLHttpRequest', before);
      }
    });
  });

  describe('in the embedded store', () => {
    let folder: string;
    let database: Database;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'store-'));
      database = openDatabase(join(folder, 'data.db'));
      service = await echoService({ storeOf: (clock) => sqliteConversationStore(database, clock) });
    });
    afterEach(async () => {
      await service.close();
      database.close();
      await rm(folder, { recursive: true });
    });

    it('asks to come back while somebody else holds the file', async () => {
      const mine = await service.token();
      await say(mine, message('one'));
      await service.settled();
      const other = new DatabaseSync(join(folder, 'data.db'));
      other.exec('BEGIN IMMEDIATE');
      isNotNow(await say(mine, message('two')));
      isNotNow(await service.call('/api/webchat/token', { body: {}, headers }));
      other.close();
      await isTaken(mine, message('two'));
      expect(await said(mine)).to.deep.equal(['one', 'two']);
    });

    it('asks to come back while the disk is full', async () => {
      const mine = await service.token();
      await say(mine, message('one'));
      await service.settled();
      const long = 'x'.repeat(100_000);
      const pages = database.turns.prepare('PRAGMA page_count').get()?.['page_count'];
      database.turns.exec(`PRAGMA max_page_count = ${String(pages)}`);
      isNotNow(await say(mine, message(long, 'long')));
      database.turns.exec('PRAGMA max_page_count = 1000000');
      await isTaken(mine, message(long, 'long'));
      expect(await said(mine)).to.deep.equal(['one', long]);
    });
  });
});
