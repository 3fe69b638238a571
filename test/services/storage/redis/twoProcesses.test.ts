import { expect } from 'chai';
import { systemClock } from '../../../../services/clock.ts';
import type { Outbox, OutboxEntry } from '../../../../services/outbox/outbox.ts';
import { openRedis, type RedisConnection } from '../../../../services/storage/redis/connection.ts';
import { redisConversationSignals } from '../../../../services/storage/redis/conversationSignals.ts';
import { redisConversationStore } from '../../../../services/storage/redis/conversationStore.ts';
import { redisOutbox } from '../../../../services/storage/redis/outbox.ts';
import { redisRequestStore } from '../../../../services/storage/redis/requestStore.ts';
import { aRequest } from '../../../fakes/aRequest.ts';
import { clockAt } from '../../../fakes/clocks.ts';
import { eventually } from '../../../fakes/eventually.ts';
import { silentLog } from '../../../fakes/silentLog.ts';
import { cuttingProxy, type CuttingProxy } from '../../../support/cuttingProxy.ts';
import { sharedRedis } from './sharedRedis.ts';

const entry: OutboxEntry = { id: 'deliver-1', kind: 'deliver', reference: 'SR-1' };

describe('two processes on one Redis', () => {
  const redis = sharedRedis();
  let proxy: CuttingProxy;
  let one: RedisConnection;
  let other: RedisConnection;

  beforeEach(async () => {
    proxy = await cuttingProxy(redis.server().socket);
    const prefix = `both${Math.random()}`;
    one = await redis.open(prefix);
    other = await openRedis(proxy.socket, { log: silentLog, prefix });
  });
  afterEach(async () => {
    await one.close();
    await other.close();
    await proxy.stop();
  });

  it('share what is due, and wake each other', async () => {
    const [here, there] = [redisOutbox(one, systemClock), redisOutbox(other, systemClock)];
    let woken = 0;
    there.watch(() => (woken += 1));
    await here.add(entry);
    await eventually('a wake', () => woken === 1);
    const claimed = await Promise.all([here.claim(9, 60_000), there.claim(9, 60_000)]);
    expect(claimed.flat()).to.have.length(1);
  });

  /** The first has claimed the entry, and its lease has run out; the second has it now. */
  const oneAfterTheOther = async (): Promise<readonly [Outbox, Outbox]> => {
    const [here, there] = [redisOutbox(one, systemClock), redisOutbox(other, systemClock)];
    await here.add(entry);
    await here.claim(9, 20);
    await eventually(
      'the lease has run out',
      async () => (await there.claim(9, 60_000)).length > 0,
    );
    return [here, there];
  };

  it('do not renew a lease that the other has by now', async () => {
    const [here, there] = await oneAfterTheOther();
    expect(await here.renew([entry.id], 3_600_000)).to.deep.equal([]);
    expect(await there.nextDueIn()).to.be.within(50_000, 60_000);
    expect(await there.renew([entry.id], 60_000)).to.deep.equal([entry.id]);
  });

  it('take nothing from each other because a clock is wrong', async () => {
    const tomorrow = clockAt(systemClock().plus({ days: 1 }).toISO() ?? '');
    const yesterday = clockAt(systemClock().minus({ days: 1 }).toISO() ?? '');
    const [here, ahead] = [redisOutbox(one, systemClock), redisOutbox(other, tomorrow.now)];
    const behind = redisOutbox(other, yesterday.now);
    await here.add(entry);
    expect(await here.claim(9, 60_000)).to.have.length(1);
    expect(await ahead.claim(9, 20)).to.deep.equal([]);
    expect(await behind.claim(9, 20)).to.deep.equal([]);
    await here.retry(entry.id, 0, 'the desk is down');
    expect(await ahead.claim(9, 20)).to.have.length(1);
    // It was killed then: nobody has to wait until it is tomorrow.
    await eventually('the lease has run out', async () => (await here.claim(9, 20)).length > 0);
  });

  const settlings: readonly (readonly [
    string,
    (outbox: ReturnType<typeof redisOutbox>) => Promise<void>,
  ])[] = [
    ['done', async (outbox) => outbox.done(entry.id)],
    ['to be tried again', async (outbox) => outbox.retry(entry.id, 0, 'late')],
    ['given up on', async (outbox) => outbox.park(entry.id, 'late')],
  ];
  for (const [how, settle] of settlings) {
    it(`do not believe that an entry is ${how} when it is said by who lost the lease`, async () => {
      const [here, there] = await oneAfterTheOther();
      await settle(here);
      expect(await there.parked('SR-1')).to.deep.equal([]);
      expect(await there.nextDueIn()).to.be.within(50_000, 60_000);
      await there.done(entry.id);
      expect(await there.nextDueIn()).to.equal(undefined);
    });
  }

  it('hear of each request that the other raised or changed, once', async () => {
    const [here, there] = [
      redisRequestStore(one, systemClock),
      redisRequestStore(other, systemClock),
    ];
    const request = aRequest();
    const heard: string[] = [];
    const own: string[] = [];
    there.watch(({ status }) => heard.push(status));
    here.watch(({ status }) => own.push(status));
    await here.raise(request, []);
    await here.update(request.reference, (now) => ({ request: { ...now, status: 'parked' } }));
    await eventually('news', () => heard.length === 2);
    expect(heard.at(-1)).to.equal('parked');
    expect(own).to.deep.equal(['received', 'parked']);
  });

  it('hear what happened while they were cut off, as soon as they are back', async () => {
    const [here, there] = [
      redisRequestStore(one, systemClock),
      redisRequestStore(other, systemClock),
    ];
    const heard: string[] = [];
    there.watch(({ reference }) => heard.push(reference));
    let woken = 0;
    redisOutbox(other, systemClock).watch(() => (woken += 1));
    const looked: (string | undefined)[] = [];
    redisConversationSignals(other).watch((grown) => looked.push(grown?.conversationId));
    const first = aRequest();
    await here.raise(first, []);
    await eventually('news', () => heard.length === 1);
    proxy.part();
    const [second, third] = [aRequest(), aRequest()];
    await here.raise(second, [{ ...entry, reference: second.reference }]);
    await here.raise(third, []);
    proxy.mend();
    await eventually('all news', () => heard.length === 3);
    expect(heard).to.deep.equal([first, second, third].map(({ reference }) => reference));
    expect(woken).to.equal(1);
    expect(looked).to.deep.equal([undefined]);
  });

  it('hear that a conversation has grown, by a line or by an answer', async () => {
    const store = redisConversationStore(one, systemClock);
    const heard: unknown[] = [];
    const own: unknown[] = [];
    const stop = redisConversationSignals(other).watch((grown) => heard.push(grown));
    redisConversationSignals(one).watch((grown) => own.push(grown?.isOwn));
    await store.create('c1', {});
    await store.receive('c1', { text: 'one' });
    await store.commit({ id: 'c1', version: 0, state: {}, handled: 1, replies: [{ text: 'a' }] });
    await eventually('news', () => heard.length === 2);
    const grown = { conversationId: 'c1', isOwn: false };
    expect(heard).to.deep.equal([
      { ...grown, length: 1 },
      { ...grown, length: 2 },
    ]);
    await eventually('its own news', () => own.length === 2);
    expect(own).to.deep.equal([true, true]);
    stop();
  });

  it('end 200 changes at once to one conversation, from both, in one serial order', async () => {
    const stores = [
      redisConversationStore(one, systemClock),
      redisConversationStore(other, systemClock),
    ];
    await stores[0]?.create('c1', { count: 0 });
    await Promise.all(
      Array.from({ length: 200 }, async (_, name) => {
        const store = stores[name % 2];
        for (;;) {
          const version = (await store?.load('c1'))?.version ?? -1;
          const turn = { id: 'c1', version, state: { count: version + 1 }, replies: [{ name }] };
          if ((await store?.commit(turn))?.kind === 'committed') return;
        }
      }),
    );
    const log = (await stores[1]?.read('c1', 1)) ?? [];
    expect((await stores[0]?.load('c1'))?.state).to.deep.equal({ count: 200 });
    expect(new Set(log.map(({ activity }) => activity.name)).size).to.equal(200);
  });
});
