/**
 * `npm run faults [-- --seed n] [--only A1,A3] [--long]`: what is done to the product, and what it made of it.
 * Prints a Markdown table at the end; fails if a goal is missed.
 */
import { parseArgs } from 'node:util';
import { GOALS } from './goals.ts';
import { type Row, table } from './report.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    only: { type: 'string' },
    long: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
const only = values.only?.split(',');
const rows: Row[] = [];
const begun = performance.now();
console.error(`Seed ${seed}`);
for (const { id, run } of GOALS) {
  if (only !== undefined && !only.includes(id)) continue;
  console.error(`${id} …`);
  try {
    rows.push(await run(seed, values.long ? 'long' : 'usual'));
  } catch (error) {
    // One that broke off says nothing about the others.
    const figure = error instanceof Error ? error.message : String(error);
    rows.push({ goal: id, what: 'broke off', figure, isMet: false });
  }
}
const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
console.log(`\n${table(rows)}\n\nSeed ${seed}, ${minutes} minutes, Node ${process.version}.`);
process.exit(rows.every(({ isMet }) => isMet !== false) ? 0 : 1);
