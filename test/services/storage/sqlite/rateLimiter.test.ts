import { expect } from 'chai';
import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { sqliteRateLimiter } from '../../../../services/storage/sqlite/rateLimiter.ts';
import { rateLimiterContract } from '../../../contracts/rateLimiter.ts';
import { clockAt } from '../../../fakes/clocks.ts';

describe('limits in the embedded store', () => {
  rateLimiterContract(async (clock) => {
    const database = openDatabase(':memory:');
    return { limiter: sqliteRateLimiter(database, clock), close: async () => database.close() };
  });

  it('keeps nothing of those who may go on as they like', async () => {
    const clock = clockAt('2026-11-20T12:00:00Z');
    const database = openDatabase(':memory:');
    const limiter = sqliteRateLimiter(database, clock.now);
    for (let n = 0; n < 9; n += 1) await limiter.take(`key-${n}`, { most: 2, perMs: 1000 });
    clock.forward(1000);
    await limiter.take('last', { most: 2, perMs: 1000 });
    const left = database.turns.prepare('SELECT key FROM limits').all();
    expect(left.map(({ key }) => key)).to.deep.equal(['last']);
    database.close();
  });
});
