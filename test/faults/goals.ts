/** Every goal that is tried, in three sizes: in the tests, by the command, and by the command with --long. */
import { backendFaults } from './backendFaults.ts';
import { killAtFailpoints } from './killAtFailpoints.ts';
import { killAtRandom } from './killAtRandom.ts';
import type { Row } from './report.ts';

export type Size = 'short' | 'usual' | 'long';

interface Goal {
  readonly id: string;
  /** Seconds that the size for the tests takes on two idle cores, about. */
  readonly shortSeconds: number;
  readonly run: (seed: number, size: Size) => Promise<Row>;
}

/** The figure of a size. */
const of = <T>(size: Size, short: T, usual: T, long: T): T => ({ short, usual, long })[size];

export const GOALS: readonly Goal[] = [
  {
    id: 'A1',
    shortSeconds: 12,
    run: (seed, size) =>
      killAtRandom({
        seed,
        kills: of(size, 3, 40, 500),
        mostMs: of(size, 4000, 6000, 8000),
        atOnce: 4,
      }),
  },
  {
    id: 'A2',
    shortSeconds: 30,
    run: (seed, size) =>
      killAtFailpoints({
        seed,
        times: of(size, 0.5, 1, 20),
        kinds: of(
          size,
          ['question'],
          ['question', 'outage', 'escalation'],
          ['question', 'outage', 'escalation'],
        ),
      }),
  },
  {
    id: 'A3',
    shortSeconds: 10,
    run: (seed, size) => backendFaults({ seed, each: of(size, 2, 20, 100), store: ':memory:' }),
  },
];
