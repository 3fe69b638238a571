import { inspect } from 'node:util';
import { expect } from 'chai';
import { systemClock } from '../../../../services/clock.ts';
import type { Log } from '../../../../services/log.ts';
import type { OutboxEntry } from '../../../../services/outbox/outbox.ts';
import { redisCodeStore } from '../../../../services/storage/redis/codeStore.ts';
import { openRedis, type RedisConnection } from '../../../../services/storage/redis/connection.ts';
import { redisConversationStore } from '../../../../services/storage/redis/conversationStore.ts';
import { redisOutbox } from '../../../../services/storage/redis/outbox.ts';
import { redisRateLimiter } from '../../../../services/storage/redis/rateLimiter.ts';
import { RedisError } from '../../../../services/storage/redis/redisError.ts';
import { redisRequestStore } from '../../../../services/storage/redis/requestStore.ts';
import { aRequest } from '../../../fakes/aRequest.ts';
import { eventually } from '../../../fakes/eventually.ts';
import { silentLog } from '../../../fakes/silentLog.ts';
import { cuttingProxy, type CuttingProxy } from '../../../support/cuttingProxy.ts';
import { type RedisServer, startRedis } from '../../../support/redisServer.ts';
import { waitedMs } from '../../../support/waitedMs.ts';

const entry: OutboxEntry = { id: 'deliver-1', kind: 'deliver', reference: 'SR-1' };

const failure = async (call: Promise<unknown>): Promise<RedisError> => {
  const error = await call.then(
    () => undefined,
    (why: unknown) => why,
  );
  if (error instanceof RedisError) return error;
  throw new Error(`It should have failed with a RedisError, and did with ${String(error)}.`);
};

describe('Redis that fails', () => {
  let server: RedisServer;
  let proxy: CuttingProxy;
  let connection: RedisConnection;
  let warnings: string[];

  const stores = () => ({
    conversations: redisConversationStore(connection, systemClock),
    requests: redisRequestStore(connection, systemClock),
    outbox: redisOutbox(connection, systemClock),
    limiter: redisRateLimiter(connection, systemClock),
    codes: redisCodeStore(connection),
  });
  const works = async (): Promise<boolean> =>
    stores()
      .conversations.create(`c${Math.random()}`, {})
      .catch(() => false);

  beforeEach(async () => {
    server = await startRedis();
    proxy = await cuttingProxy(server.socket);
    warnings = [];
    const log: Log = { ...silentLog, warn: (facts) => warnings.push(inspect(facts)) };
    connection = await openRedis(proxy.socket, { log });
  });
  afterEach(async () => {
    server.thaw();
    await connection.close();
    await proxy.stop();
    await server.stop();
  });

  it('has everything that was acknowledged, once, after kill -9 in the middle of the work', async () => {
    const { conversations, requests, outbox } = stores();
    await conversations.create('c1', {});
    const acknowledged = { lines: [] as string[], raised: [] as string[] };
    let isOver = false;
    const write = async (name: number): Promise<void> => {
      for (let n = 0; !isOver; n += 1) {
        const text = `${name}.${n}`;
        await conversations
          .receive('c1', { text }, text)
          .then(() => acknowledged.lines.push(text))
          .catch(() => {});
        const request = aRequest();
        const { reference } = request;
        await requests
          .raise(request, [{ id: `deliver-${reference}`, kind: 'deliver', reference }])
          .then(() => acknowledged.raised.push(reference))
          .catch(() => {});
      }
    };
    const writers = Promise.all(Array.from({ length: 8 }, async (_, name) => write(name)));
    for (let life = 1; life <= 3; life += 1) {
      const before = acknowledged.raised.length;
      await eventually('work', () => acknowledged.raised.length > before + 30);
      await server.kill();
      await server.start();
    }
    const before = acknowledged.raised.length;
    await eventually('work', () => acknowledged.raised.length > before + 30);
    isOver = true;
    await writers;

    const log = (await conversations.read('c1', 1)).map(({ activity }) => String(activity.text));
    expect(new Set(log).size).to.equal(log.length);
    expect(log).to.include.members(acknowledged.lines);
    const listed = (await requests.list({ limit: 99_999 })).map(({ reference }) => reference);
    expect(new Set(listed).size).to.equal(listed.length);
    expect(listed).to.include.members(acknowledged.raised);
    const claimed = (await outbox.claim(99_999, 60_000)).map(({ reference }) => reference);
    expect(claimed).to.have.members(listed);
  }).timeout(240_000);

  it('says so within two seconds when it is frozen, and is used again when it thaws', async () => {
    const { conversations, outbox } = stores();
    await conversations.create('c1', { count: 1 });
    server.freeze();
    let errors: readonly RedisError[] = [];
    const waited = await waitedMs(async () => {
      errors = await Promise.all([
        failure(conversations.load('c1')),
        failure(conversations.receive('c1', { text: 'one' })),
        failure(outbox.claim(9, 60_000)),
      ]);
    });
    expect(waited).to.be.below(2000);
    expect(errors).to.have.length(3);
    for (const error of errors) {
      expect(error).to.deep.include({ kind: 'silent', applied: 'unknown' });
      expect(error.message).to.match(/^Redis did not answer/);
    }
    server.thaw();
    await eventually('an answer', works);
    expect((await conversations.load('c1'))?.state).to.deep.equal({ count: 1 });
  });

  it('says so within two seconds when it is gone, and is used again when it is back', async () => {
    await server.kill();
    const waited = await waitedMs(async () => {
      expect((await failure(stores().outbox.add(entry))).kind).to.equal('unreachable');
    });
    expect(waited).to.be.below(2000);
    await server.start();
    await eventually('an answer', works);
  });

  it('does nothing later that was given up while it was gone', async () => {
    const { outbox } = stores();
    await server.kill();
    expect((await failure(outbox.add(entry))).applied).to.be.oneOf(['no', 'unknown']);
    await server.start();
    await eventually('an answer', works);
    expect(await outbox.claim(9, 60_000)).to.deep.equal([]);
  });

  it('is listened to again when it did not answer who wanted to listen', async () => {
    let looks = 0;
    connection.messages.watch('activity', (message) => (looks += message === undefined ? 1 : 0));
    proxy.part();
    // As ioredis writes the command.
    proxy.swallowAnswerTo('\r\nsubscribe\r\n');
    proxy.mend();
    await proxy.cut();
    // What nobody waits for must not end the process when it is given up.
    await eventually('that it is given up', () => warnings.some((one) => /timed out/.test(one)));
    await eventually('a look at everything', () => looks > 0);
  }).timeout(240_000);

  describe('and whose answer is lost', () => {
    const request = aRequest();
    const reference = request.reference;
    const deliver: OutboxEntry = { id: `deliver-${reference}`, kind: 'deliver', reference };
    const code = {
      hash: 'a',
      speaker: { kind: 'stranger' } as const,
      expiresAt: Date.now() + 3_600_000,
    };

    const lost = async <T>(call: () => Promise<T>, word = ':answer:'): Promise<T> => {
      proxy.cutAnswerTo(word);
      const result = await call();
      await proxy.cut();
      return result;
    };

    it('logs a line once, and answers as it would have', async () => {
      const { conversations } = stores();
      expect(await lost(async () => conversations.create('c1', {}))).to.equal(true);
      await lost(async () => conversations.receive('c1', { text: 'one' }), '{c:c1}:answer:');
      expect(await conversations.read('c1', 1)).to.have.length(1);
    });

    it('commits a turn once, and says that it did', async () => {
      const { conversations } = stores();
      await conversations.create('c1', {});
      await conversations.receive('c1', { text: 'one' });
      const turn = { id: 'c1', version: 0, state: {}, handled: 1, replies: [{ text: 'a' }] };
      const result = await lost(async () => conversations.commit(turn));
      expect(result.kind).to.equal('committed');
      expect(await conversations.read('c1', 1)).to.have.length(2);
      expect((await conversations.commit(turn)).kind).to.equal('conflict');
      expect(await conversations.unfinished()).to.deep.equal([]);
    });

    it('raises a request once, and says that it is new', async () => {
      const { requests, outbox } = stores();
      let woken = 0;
      outbox.watch(() => (woken += 1));
      const { kind } = await lost(async () => requests.raise(request, [deliver]));
      expect(kind).to.equal('raised');
      expect(await requests.list({ limit: 9 })).to.have.length(1);
      expect(await outbox.claim(9, 60_000)).to.have.length(1);
      expect(woken).to.equal(1);
    });

    it('changes a request once', async () => {
      const { requests } = stores();
      await requests.raise(request, []);
      let calls = 0;
      await lost(async () =>
        requests.update(reference, (now) => {
          calls += 1;
          return { request: { ...now, masked: [...now.masked, 'card'] } };
        }),
      );
      expect(calls).to.equal(1);
      expect((await requests.get(reference))?.masked).to.have.length(request.masked.length + 1);
    });

    it('gives out the entry that it claimed, and settles it', async () => {
      const { outbox } = stores();
      await outbox.add(deliver);
      const claimed = await lost(async () => outbox.claim(9, 60_000));
      expect(claimed).to.deep.equal([{ ...deliver, attempt: 1 }]);
      await lost(async () => outbox.done(deliver.id));
      expect(await outbox.nextDueIn()).to.equal(undefined);
    });

    it('takes one of a limit, and not two', async () => {
      const { limiter } = stores();
      const rate = { most: 2, perMs: 600_000 };
      expect(await lost(async () => limiter.take('ana', rate))).to.equal(0);
      expect(await limiter.take('ana', rate)).to.equal(0);
      expect(await limiter.take('ana', rate)).to.be.greaterThan(0);
    });

    it('counts one wrong try of a code, and gives the code out', async () => {
      const { codes } = stores();
      await codes.put('c1', code);
      for (let tries = 0; tries < 2; tries += 1) {
        await lost(async () => codes.take('c1', 'wrong', `line-${tries}`, Date.now()));
      }
      expect(await lost(async () => codes.take('c1', 'a', 'line-9', Date.now()))).to.not.equal(
        undefined,
      );
    });
  });

  it('is used on when it was restarted and has forgotten its scripts', async () => {
    const { outbox } = stores();
    await outbox.add(entry);
    await server.command('SCRIPT', 'FLUSH');
    await outbox.add({ ...entry, id: 'deliver-2' });
    await server.kill();
    await server.start();
    await eventually('an answer', works);
    expect(await outbox.claim(9, 60_000)).to.have.length(2);
  });

  it('refuses as a whole what it has no memory for, says so, and lets what is under way end', async () => {
    const { outbox, requests, conversations } = stores();
    await conversations.create('c1', {});
    await outbox.add(entry);
    await outbox.claim(9, 60_000);
    await server.command('CONFIG', 'SET', 'maxmemory', '1mb');
    const request = aRequest();
    const error = await failure(requests.raise(request, [{ ...entry, id: 'deliver-2' }]));
    expect(error).to.deep.include({ kind: 'full', applied: 'no' });
    expect(error.message).to.contain('full (maxmemory)');
    expect((await failure(conversations.receive('c1', {}))).kind).to.equal('full');
    await outbox.done(entry.id);
    expect(await requests.get(request.reference)).to.equal(undefined);
    expect(await outbox.nextDueIn()).to.equal(undefined);
    await server.command('CONFIG', 'SET', 'maxmemory', '0');
    expect(await works()).to.equal(true);
    expect(await conversations.read('c1', 1)).to.deep.equal([]);
  });

  it('lets an entry be put off whose end could not be written down', async () => {
    const { outbox } = stores();
    await outbox.add(entry);
    await outbox.claim(9, 60_000);
    server.freeze();
    await failure(outbox.retry(entry.id, 5000, 'the desk is down'));
    server.thaw();
    await eventually('an answer', works);
    await outbox.retry(entry.id, 0, 'the desk is down');
    expect(await outbox.nextDueIn()).to.be.below(5001);
  });

  it('is not written to while it is a replica, and is used again as a primary', async () => {
    const { outbox } = stores();
    await server.command('REPLICAOF', '127.0.0.1', '1');
    const waited = await waitedMs(async () => {
      const error = await failure(outbox.add(entry));
      expect(error).to.deep.include({ kind: 'replica', applied: 'no' });
    });
    expect(waited).to.be.below(2000);
    await server.command('REPLICAOF', 'NO', 'ONE');
    await eventually('an answer', works);
    await outbox.add(entry);
    expect(await outbox.claim(9, 60_000)).to.have.length(1);
  });
});
