import { expect } from 'chai';
import { localLimiter } from '../../../services/limits/adapters/localLimiter.ts';
import { rateLimiterContract } from '../../contracts/rateLimiter.ts';
import { clockAt } from '../../fakes/clocks.ts';

describe('the limits in memory:', () => {
  rateLimiterContract(async (clock) => ({
    limiter: localLimiter(clock),
    close: () => Promise.resolve(),
  }));

  const rate = { most: 1, perMs: 60_000 };

  it('remembers no more keys than it may, and forgets what was asked for longest ago', async () => {
    const limiter = localLimiter(clockAt('2026-11-20T12:00:00Z').now, 3);
    for (const key of ['a', 'b', 'c']) await limiter.take(key, rate);
    // Asked for again, although refused: who keeps knocking is not forgotten.
    await limiter.take('a', rate);
    await limiter.take('d', rate);
    expect(await limiter.take('b', rate), 'b').to.equal(0);
    expect(await limiter.take('a', rate), 'a').to.be.above(0);
  });
});
