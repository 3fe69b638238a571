import { expect } from 'chai';
import { waitedMs } from '../../../support/waitedMs.ts';
import type { Server } from 'restify';
import restify from 'restify';
import { chatOf } from '../../../../bot/channels/teams/chatOf.ts';
import { chats } from '../../../../bot/channels/teams/chats.ts';
import { fromPlayground } from '../../../../bot/channels/teams/caller.ts';
import { conversationIdOf } from '../../../../bot/channels/teams/conversationIdOf.ts';
import { messagesRoute } from '../../../../bot/channels/teams/messagesRoute.ts';
import { serviceUrls } from '../../../../bot/channels/teams/serviceUrls.ts';
import { handle } from '../../../../bot/http/route.ts';
import { close, listen } from '../../../../bot/server.ts';
import { systemClock } from '../../../../services/clock.ts';
import { sqliteConversationStore } from '../../../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { silentLog } from '../../../fakes/silentLog.ts';
import { hostileAddresses } from '../../../security/hostileAddresses.ts';

const PLAYGROUND = 'http://localhost:56150/_connector';
const line = {
  type: 'message',
  id: '17',
  text: 'StoreFront is down',
  channelId: 'msteams',
  serviceUrl: PLAYGROUND,
  from: { id: '29:ana', name: 'Ana' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:ana', conversationType: 'personal' },
  channelData: { tenant: { id: 'here' } },
};

const ANSWER_MS = 2500;

describe('the door of Teams', () => {
  let server: Server;
  let url: string;
  let gate: Promise<void>;
  let woken: string[];
  let refused: number;
  const database = openDatabase(':memory:');
  const store = sqliteConversationStore(database, systemClock);

  before(async () => {
    woken = [];
    refused = 0;
    gate = Promise.resolve();
    const people = chats({
      store: {
        ...store,
        async receive(...line) {
          await gate;
          return store.receive(...line);
        },
      },
      channelStore: { remember: async () => undefined },
      door: {
        admission: {
          chat() {},
          line() {},
          page: () => () => undefined,
          waits() {},
          answered() {},
          stop() {},
        },
      },
      onReceived: (id) => woken.push(id),
      clock: systemClock,
    });
    server = restify.createServer();
    const route = messagesRoute({
      callerOf: fromPlayground(PLAYGROUND),
      isServiceUrl: serviceUrls(PLAYGROUND),
      isTenant: async (tenantId) => tenantId === 'here',
      async inbound(activity) {
        const { text = '', id = '' } = activity;
        await people.receive(chatOf(activity), { type: 'message', text }, `teams ${id}`);
        return { status: 200, body: {} };
      },
      onRefused: async () => {
        refused += 1;
      },
      log: silentLog,
      // Time enough for a store that does not hang.
      answerMs: ANSWER_MS,
    });
    server.post('/api/messages', handle(silentLog, route));
    url = `http://127.0.0.1:${String(await listen(server, '127.0.0.1', 0))}/api/messages`;
  });

  after(async () => {
    await close(server);
    database.close();
  });

  const call = async (changes: object = {}, headers: Readonly<Record<string, string>> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close', ...headers },
      body: JSON.stringify({ ...line, ...changes }),
    });
  const logged = async () =>
    (await store.read(conversationIdOf('here', 'a:ana'), 1)).filter(
      ({ activity }) => activity['type'] === 'message',
    );

  it('answers in time when the store hangs, so that Teams sends it again, and stores it once', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const began = performance.now();
    const waited = await waitedMs(async () => {
      const slow = await call();
      expect([slow.status, slow.headers.get('retry-after')]).to.deep.equal([503, '2']);
    });
    expect(performance.now() - began).to.be.at.least(ANSWER_MS - 50);
    expect(waited).to.be.at.most(ANSWER_MS + 1_850);
    resolve();
    const again = await Promise.all([call(), call(), call()]);
    expect(again.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    expect(await logged()).to.have.length(1);
    expect(woken.length, 'the bot hears of it').to.be.greaterThan(0);
  });

  it('lets nobody in who is not on this machine, where the Playground proves nothing', async () => {
    const before = refused;
    const passedOn: readonly Readonly<Record<string, string>>[] = [
      { 'x-forwarded-for': '127.0.0.1' },
      { forwarded: 'for=127.0.0.1' },
      { via: '1.1 proxy' },
      { origin: 'http://127.0.0.1:3978' },
      { origin: 'null' },
    ];
    for (const headers of passedOn) {
      expect((await call({}, headers)).status, JSON.stringify(headers)).to.equal(401);
    }
    expect(refused - before).to.equal(5);
  });

  it('takes no other service URL, organisation or channel, and nothing that is malformed', async () => {
    for (const [changes, status] of [
      [{ serviceUrl: 'http://localhost:56150/' }, 401],
      [{ serviceUrl: undefined }, 401],
      [{ channelId: 'emulator' }, 403],
      [{ channelData: { tenant: { id: 'elsewhere' } } }, 403],
      [{ channelData: {} }, 403],
      [{ type: 7 }, 400],
      [{ conversation: {} }, 400],
      [{ from: 'somebody' }, 400],
      [{ text: { evil: true } }, 400],
    ] as const) {
      expect((await call(changes)).status, JSON.stringify(changes)).to.equal(status);
    }
    expect(await logged()).to.have.length(1);
  });

  it('talks to the hosts of Teams, and to none that only look like one', () => {
    const isOurs = serviceUrls();
    for (const good of [
      'https://smba.trafficmanager.net/emea/',
      'https://smba.trafficmanager.net/teams',
      'https://smba.trafficmanager.net/amer/8b7a6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d/',
      'https://smba.infra.gcc.teams.microsoft.com/teams',
      'https://smba.infra.gov.teams.microsoft.us/teams',
      'https://smba.infra.dod.teams.microsoft.us/teams',
    ]) {
      expect(isOurs(good), good).to.equal(true);
    }
    const looksRight = [
      'http://smba.trafficmanager.net/emea/',
      'https://smba.trafficmanager.net./emea/',
      'https://SMBA.trafficmanager.net/emea/',
      'https://smba.trafficmanager.net:443/emea/',
      'https://user@smba.trafficmanager.net/emea/',
      'https://smba.trafficmanager.net/emea/?x=1',
      'https://smba.trafficmanager.net/emea/#x',
      'https://smba.trafficmanager.net/../emea/',
      'https://smba.trafficmanager.net/%2e%2e/emea/',
      'https://smba.trafficmanager.net\\emea',
      'https://smba.trafficmanager.net/emea/\n',
      ' https://smba.trafficmanager.net/emea/',
      'https://trafficmanager.net/',
      'https://a.smba.trafficmanager.net/',
      '',
    ];
    const hostile = [...hostileAddresses(80), ...hostileAddresses(443), ...looksRight];
    expect(hostile.length).to.be.greaterThan(60);
    for (const bad of hostile) expect(isOurs(bad), bad).to.equal(false);
  });
});
