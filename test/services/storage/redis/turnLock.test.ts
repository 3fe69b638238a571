import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { systemClock } from '../../../../services/clock.ts';
import type { RedisConnection } from '../../../../services/storage/redis/connection.ts';
import { redisConversationStore } from '../../../../services/storage/redis/conversationStore.ts';
import { redisLease } from '../../../../services/storage/redis/lease.ts';
import { redisTurnLock } from '../../../../services/storage/redis/turnLock.ts';
import { eventually } from '../../../fakes/eventually.ts';
import { cuttingProxy, type CuttingProxy } from '../../../support/cuttingProxy.ts';
import { openRedis } from '../../../../services/storage/redis/connection.ts';
import { silentLog } from '../../../fakes/silentLog.ts';
import { sharedRedis } from './sharedRedis.ts';

/** Longer than a busy machine keeps a process waiting. */
const leaseMs = 3000;

describe('whose turn it is, on Redis', () => {
  const redis = sharedRedis();
  let proxy: CuttingProxy;
  let one: RedisConnection;
  let other: RedisConnection;

  beforeEach(async () => {
    proxy = await cuttingProxy(redis.server().socket);
    const prefix = `lock${Math.random()}`;
    one = await redis.open(prefix);
    other = await openRedis(proxy.socket, { log: silentLog, prefix });
    await redisConversationStore(one, systemClock).create('c1', { turns: 0 });
  });
  afterEach(async () => {
    await one.close();
    await other.close();
    await proxy.stop();
  });

  const locks = () => [redisTurnLock(one, { leaseMs }), redisTurnLock(other, { leaseMs })] as const;

  it('is one’s at a time, with a fence that rises, and nobody is left out', async () => {
    const both = [redisTurnLock(one), redisTurnLock(other)] as const;
    let atWork = 0;
    const fences: number[] = [];
    await Promise.all(
      Array.from({ length: 40 }, async (_, n) =>
        both[n % 2]?.hold('c1', async (fence) => {
          atWork += 1;
          expect(atWork).to.equal(1);
          await sleep(Math.random() * 3);
          fences.push(fence ?? 0);
          atWork -= 1;
        }),
      ),
    );
    expect(fences).to.have.length(40);
    expect(fences).to.deep.equal(fences.toSorted((a, b) => a - b));
    expect(new Set(fences).size).to.equal(40);
  });

  it('goes by who came first', async () => {
    const [here, there] = locks();
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = here.hold('c1', async () => gate.promise);
    await eventually('the first is at work', async () => (await standing()) === 1);
    const second = there.hold('c1', async () => void order.push('second'));
    await eventually('the second waits', async () => (await standing()) === 2);
    const third = here.hold('c1', async () => void order.push('third'));
    await eventually('the third waits', async () => (await standing()) === 3);
    gate.resolve();
    await Promise.all([first, second, third]);
    expect(order).to.deep.equal(['second', 'third']);
  });

  const standing = async (): Promise<number> =>
    one.ask(async (asked) => asked.zcard(one.part('c:c1').key('line')));

  /** Leases end by it. In milliseconds. */
  const timeOfRedis = async (): Promise<number> => {
    const [seconds, micros] = await one.ask(async (asked) => asked.time());
    return Number(seconds) * 1000 + Number(micros) / 1000;
  };

  it('stays with whoever works longer than a lease', async () => {
    const [here, there] = locks();
    let isAtWork = true;
    const long = here.hold('c1', async () => {
      const begun = await timeOfRedis();
      const until = begun + leaseMs * 2;
      await eventually('two leases are over', async () => (await timeOfRedis()) > until);
      isAtWork = false;
    });
    await eventually('it is at work', async () => (await standing()) === 1);
    await there.hold('c1', async () => expect(isAtWork).to.equal(false));
    await long;
  });

  it('is another’s soon when its process is gone, and what that one commits later is a conflict', async () => {
    const [here, there] = locks();
    const store = redisConversationStore(one, systemClock);
    const late = redisConversationStore(other, systemClock);
    const gate = Promise.withResolvers<void>();
    const turn = (fence: number | undefined, text: string) => ({
      id: 'c1',
      version: 0,
      state: { by: text },
      replies: [{ text }],
      ...(fence === undefined ? {} : { fence }),
    });
    const frozen = there.hold('c1', async (fence) => {
      await gate.promise;
      return late.commit(turn(fence, 'late'));
    });
    await eventually('it is at work', async () => (await standing()) === 1);
    proxy.part();
    await here.hold('c1', async (fence) => {
      // The one that was cut off comes back while we are at work: the version is still the same.
      proxy.mend();
      gate.resolve();
      expect(await frozen).to.deep.equal({ kind: 'conflict' });
      const committed = await store.commit(turn(fence, 'ours'));
      expect(committed.kind).to.equal('committed');
    });
    expect((await store.read('c1', 1)).map(({ activity }) => activity['text'])).to.deep.equal([
      'ours',
    ]);
  });

  it('is not waited for by who only looks whether it is free', async () => {
    const [here, there] = locks();
    const gate = Promise.withResolvers<void>();
    const long = here.hold('c1', async () => gate.promise);
    await eventually('it is at work', async () => (await standing()) === 1);
    let tried = 0;
    await there.holdIfFree('c1', async () => void (tried += 1));
    expect(tried).to.equal(0);
    expect(await standing()).to.equal(1);
    gate.resolve();
    await long;
    await there.holdIfFree('c1', async () => void (tried += 1));
    expect(tried).to.equal(1);
  });

  it('is no question in a conversation that is not there, and leaves nothing of it', async () => {
    const [here] = locks();
    expect(await here.hold('never', async (fence) => fence)).to.equal(undefined);
    const store = redisConversationStore(one, systemClock);
    expect(await store.create('never', {})).to.equal(true);
  });

  it('lets one process at the rounds, and another when that one is gone', async () => {
    const rounds = [redisLease(one, 'x', { leaseMs }), redisLease(other, 'x', { leaseMs })];
    const done: number[] = [];
    const round = async (n: number) => rounds[n]?.(async () => void done.push(n));
    await round(1);
    await round(0);
    await round(1);
    expect(done).to.deep.equal([1, 1]);
    proxy.part();
    await eventually('the other takes over', async () => {
      await round(0);
      return done.includes(0);
    });
  });
});
