import { expect } from 'chai';
import { GOALS } from './goals.ts';

describe('the product at fault', () => {
  const seed = Math.floor(Math.random() * 1e9);

  for (const { id, shortSeconds, run } of GOALS) {
    if (shortSeconds === undefined) continue;
    it(`keeps goal ${id} (seed ${seed})`, async () => {
      const { isMet, figure } = await run(seed, 'short');
      expect(isMet, figure).to.not.equal(false);
      // How long it takes is no goal of the tests: a busy machine may take many times as long.
    }).timeout((300 + shortSeconds * 30) * 1000);
  }
});
