import { expect } from 'chai';
import { GOALS } from './goals.ts';

describe('the product at fault', () => {
  const seed = Math.floor(Math.random() * 1e9);

  for (const { id, shortSeconds, run } of GOALS) {
    if (shortSeconds === undefined) continue;
    it(`keeps goal ${id} (seed ${seed})`, async () => {
      const { isMet, figure } = await run(seed, 'short');
      expect(isMet, figure).to.not.equal(false);
      // A busy machine may take several times as long.
    }).timeout((30 + shortSeconds * 6) * 1000);
  }
});
