import { expect } from 'chai';
import { redisOutbox } from '../../../../services/storage/redis/outbox.ts';
import { redisOutboxCensus } from '../../../../services/storage/redis/outboxCensus.ts';
import { clockAt } from '../../../fakes/clocks.ts';
import { sharedRedis } from './sharedRedis.ts';

const minute = 60_000;

describe('the census of the outbox on Redis', () => {
  const redis = sharedRedis();

  it('counts what waits since it was first due, what is planned, and what was given up', async () => {
    const connection = await redis.open();
    const clock = clockAt('2026-11-20T10:00:00Z');
    const outbox = redisOutbox(connection, clock.now);
    const census = redisOutboxCensus(connection, clock.now);
    expect(await census()).to.deep.equal([]);
    await outbox.add({ id: 'one', kind: 'deliver', reference: 'SR-1' });
    const dueAt = '2026-11-20T11:00:00Z';
    await outbox.add({ id: 'later', kind: 'watch', reference: 'SR-1', dueAt });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await outbox.claim(1, minute);
      await outbox.retry('one', 10 * minute, 'down');
      clock.forward(10 * minute);
    }
    const planned = { kind: 'watch', state: 'planned', count: 1, oldestMs: 0 };
    const waiting = { kind: 'deliver', state: 'waiting', count: 1, oldestMs: 30 * minute };
    expect(await census()).to.have.deep.members([planned, waiting]);
    await outbox.claim(1, minute);
    await outbox.park('one', 'no');
    expect(await census()).to.have.deep.members([planned, { ...waiting, state: 'parked' }]);
    await outbox.revive('SR-1');
    await outbox.claim(1, minute);
    await outbox.done('one');
    expect(await census()).to.deep.equal([planned]);
    await connection.close();
  });
});
