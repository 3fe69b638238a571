/** Every goal that is tried, in three sizes: in the tests, by the command, and by the command with --long. */
import { SECURITY } from '../security/goals.ts';
import { startRedis } from '../support/redisServer.ts';
import { backendFaults } from './backendFaults.ts';
import { clockSteps } from './clockSteps.ts';
import { concurrency } from './concurrency.ts';
import { deploySkew } from './deploySkew.ts';
import { duplicates } from './duplicates.ts';
import { frozen } from './frozen.ts';
import { fullDisk } from './fullDisk.ts';
import { type Goal, of } from './goal.ts';
import { gracefulStop } from './gracefulStop.ts';
import { killAtFailpoints } from './killAtFailpoints.ts';
import { killAtRandom } from './killAtRandom.ts';
import { poison } from './poison.ts';
import { reconnects } from './reconnects.ts';
import { redisFaults } from './redisFaults.ts';
import type { Row } from './report.ts';

/** With a Redis of its own. */
async function onRedis(run: (store: string) => Promise<Row>): Promise<Row> {
  const redis = await startRedis();
  try {
    return await run(redis.url);
  } finally {
    await redis.stop();
  }
}

export const GOALS: readonly Goal[] = [
  {
    id: 'A1',
    shortSeconds: 12,
    run: (seed, size) =>
      killAtRandom({
        seed,
        store: 'sqlite',
        kills: of(size, 3, 40, 500),
        mostMs: of(size, 4000, 6000, 8000),
        atOnce: 4,
      }),
  },
  {
    // What a killed process was at waits on Redis until its lease is over: 15 seconds.
    id: 'A1 on Redis',
    run: (seed, size) =>
      killAtRandom({
        seed,
        store: 'redis',
        kills: of(size, 2, 40, 500),
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
        store: 'sqlite',
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
    id: 'A2 on Redis',
    run: (seed, size) =>
      killAtFailpoints({
        seed,
        store: 'redis',
        times: of(size, 0.1, 1, 20),
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
  {
    id: 'A3 on Redis',
    shortSeconds: 10,
    run: async (seed, size) =>
      onRedis(async (store) => backendFaults({ seed, each: of(size, 1, 20, 100), store })),
  },
  {
    id: 'A4',
    shortSeconds: 5,
    run: (seed, size) => duplicates({ seed, conversations: of(size, 10, 200, 1000), atOnce: 8 }),
  },
  {
    id: 'A5',
    shortSeconds: 4,
    run: (_seed, size) => concurrency({ rounds: of(size, 1, 10, 50), lines: 200 }),
  },
  {
    id: 'A6',
    shortSeconds: 4,
    run: (seed, size) => reconnects({ seed, runs: of(size, 16, 300, 1000), atOnce: 8 }),
  },
  {
    id: 'A7',
    shortSeconds: 35,
    run: (seed, size) =>
      redisFaults({
        seed,
        each: of(size, 1, 20, 200),
        lastsMs: of(size, 500, 3000, 30_000),
        atOnce: of(size, 4, 4, 8),
        patienceMs: of(size, 180_000, 180_000, 180_000),
      }),
  },
  {
    id: 'A8',
    shortSeconds: 6,
    run: (_seed, size) =>
      fullDisk({ conversations: of(size, 30, 60, 200), fullForMs: of(size, 500, 3000, 10_000) }),
  },
  {
    id: 'A9',
    shortSeconds: 14,
    run: (seed, size) => frozen({ seed, times: of(size, 4, 40, 200) }),
  },
  {
    id: 'A10',
    shortSeconds: 6,
    run: (_seed, size) => poison({ many: of(size, 200, 3000, 10_000), store: ':memory:' }),
  },
  {
    id: 'A11',
    shortSeconds: 2,
    run: (seed, size) => deploySkew({ seed, times: of(size, 1, 10, 100) }),
  },
  {
    id: 'A12',
    shortSeconds: 8,
    run: (seed, size) => gracefulStop({ seed, rounds: of(size, 1, 8, 50), turns: 50 }),
  },
  {
    id: 'A12 on Redis',
    shortSeconds: 15,
    run: async (seed, size) =>
      onRedis(async (redisUrl) =>
        gracefulStop({ seed, rounds: of(size, 1, 8, 50), turns: 50, redisUrl }),
      ),
  },
  {
    id: 'A13',
    shortSeconds: 6,
    run: (seed, size) => clockSteps({ seed, many: of(size, 60, 400, 2000), store: ':memory:' }),
  },
  {
    id: 'A13 on Redis',
    shortSeconds: 6,
    run: async (seed, size) =>
      onRedis(async (store) => clockSteps({ seed, many: of(size, 60, 400, 2000), store })),
  },
  ...SECURITY,
];
