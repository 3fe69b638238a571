import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Goal } from './goal.ts';
import { isMissed, type Row, table } from './report.ts';

/**
 * A command: `[--seed n] [--only A1,A3] [--long]`. Tries each goal, prints a Markdown table at the end, and
 * fails if one is missed.
 */
export async function runGoals(goals: readonly Goal[]): Promise<never> {
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
  // Whoever breaks it off leaves no product behind: what was started is killed on exit.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  console.error(`Seed ${seed}`);
  for (const { id, run } of goals) {
    // `A1` is also `A1 on Redis`.
    const isAsked = only?.some((one) => id === one || id.startsWith(`${one} `)) ?? true;
    if (!isAsked) continue;
    console.error(`${id} …`);
    try {
      rows.push(await run(seed, values.long ? 'long' : 'usual'));
    } catch (error) {
      // One that broke off says nothing about the others.
      const figure = error instanceof Error ? error.message : String(error);
      rows.push({ goal: id, what: 'broke off', figure, isMet: false });
    }
    console.error(`  ${rows.at(-1)?.figure ?? ''}`);
  }
  const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
  // Somebody else's work is in every time that was measured.
  const busy = `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}`;
  console.log(
    `\n${table(rows)}\n\nSeed ${seed}, ${minutes} minutes, Node ${process.version}, ${busy}.`,
  );
  return process.exit(rows.some(isMissed) ? 1 : 0);
}
