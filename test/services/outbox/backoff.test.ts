import { expect } from 'chai';
import { backoff } from '../../../services/outbox/backoff.ts';

describe('the wait after a failed delivery', () => {
  const cases: readonly (readonly [number, number, number])[] = [
    [1, 500, 1000],
    [2, 1000, 2000],
    [10, 256_000, 512_000],
    [11, 300_000, 600_000],
    [5000, 300_000, 600_000],
  ];
  for (const [attempt, least, most] of cases) {
    it(`is ${least} to ${most} ms after attempt ${attempt}`, () => {
      expect(backoff(attempt, 0)).to.equal(least);
      expect(backoff(attempt, 1)).to.equal(most);
    });
  }
});
