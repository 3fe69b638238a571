import { expect } from 'chai';
import { randomRuns } from './randomRuns.ts';

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 32));
const runs = Number(process.env['RUNS'] ?? 60);

describe('what the bot says in Teams amid faults and deaths', () => {
  it(`is seen at most once, in order, and never lost where Teams has refused it (seed ${seed})`, async () => {
    const { problems, ...counts } = await randomRuns(seed, runs);
    if (process.env['RUNS'] !== undefined) console.log(counts);
    expect(problems).to.deep.equal([]);
    // It has tried something.
    expect(counts.deaths).to.be.greaterThan(runs / 4);
    expect(counts.faults).to.be.greaterThan(runs);
  }).timeout(600_000);
});
