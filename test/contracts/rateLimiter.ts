import { expect } from 'chai';
import type { Clock } from '../../services/clock.ts';
import type { RateLimiter } from '../../services/limits/rateLimiter.ts';
import { clockAt, type SetClock } from '../fakes/clocks.ts';

const rate = { most: 5, perMs: 600_000 };

/** What every limiter must do. `make` gives an empty one. */
export function rateLimiterContract(
  make: (clock: Clock) => Promise<{ limiter: RateLimiter; close: () => Promise<void> }>,
): void {
  describe('a limiter', () => {
    let clock: SetClock;
    let limiter: RateLimiter;
    let close: () => Promise<void>;

    beforeEach(async () => {
      clock = clockAt('2026-11-20T12:00:00Z');
      ({ limiter, close } = await make(clock.now));
    });
    afterEach(async () => close());

    const take = async (times: number, key = 'ana'): Promise<readonly number[]> => {
      const waits: number[] = [];
      for (let n = 0; n < times; n += 1) waits.push(await limiter.take(key, rate));
      return waits;
    };

    it('lets so many through at once, and says how long to wait for the next', async () => {
      expect(await take(7)).to.deep.equal([0, 0, 0, 0, 0, 120_000, 120_000]);
    });

    it('lets exactly so many through of those who come at the same instant', async () => {
      const waits = await Promise.all(
        Array.from({ length: 20 }, async () => limiter.take('ana', rate)),
      );
      expect(waits.filter((wait) => wait === 0)).to.have.length(5);
    });

    it('refills evenly, one at a time', async () => {
      await take(5);
      clock.forward(119_999);
      expect(await take(1)).to.deep.equal([1]);
      clock.forward(1);
      expect(await take(2)).to.deep.equal([0, 120_000]);
      clock.forward(240_000);
      expect(await take(3)).to.deep.equal([0, 0, 120_000]);
    });

    it('takes nothing from who is told to wait: asking again and again makes it no longer', async () => {
      await take(50);
      clock.forward(120_000);
      expect(await take(1)).to.deep.equal([0]);
    });

    it('lets no more through at once after a long rest', async () => {
      await take(5);
      clock.forward(86_400_000);
      expect(await take(6)).to.deep.equal([0, 0, 0, 0, 0, 120_000]);
    });

    it('counts each key by itself, however it is written', async () => {
      await take(5);
      expect(await take(1, "x' OR '1'='1")).to.deep.equal([0]);
      expect(await take(1, 'Ana')).to.deep.equal([0]);
      expect(await take(1)).to.deep.equal([120_000]);
    });

    it('lets nobody wait longer than a whole refill when the clock was set back', async () => {
      await take(5);
      clock.forward(-86_400_000);
      expect(await take(1)).to.deep.equal([120_000]);
      clock.forward(600_000);
      expect(await take(1)).to.deep.equal([0]);
    });

    it('counts to the number also where it does not divide the time', async () => {
      const odd = { most: 7, perMs: 1000 };
      const waits: number[] = [];
      for (let n = 0; n < 8; n += 1) waits.push(await limiter.take('odd', odd));
      expect(waits.slice(0, 7)).to.deep.equal([0, 0, 0, 0, 0, 0, 0]);
      expect(waits[7]).to.be.within(130, 143);
    });
  });
}
