/** Every goal under load, in three sizes: in the tests, by the command, and by the command with --long. */
import { type Goal, of } from '../faults/goal.ts';
import { adversarialLines } from './adversarialLines.ts';
import { hanging } from './hanging.ts';
import { keysAway } from './keysAway.ts';
import { manyPages } from './manyPages.ts';
import { newAmongBusy } from './newAmongBusy.ts';
import { reconnectStorm } from './reconnectStorm.ts';
import { slowReader } from './slowReader.ts';
import { soak } from './soak.ts';
import { turnsPerSecond } from './turnsPerSecond.ts';

export const GOALS: readonly Goal[] = [
  {
    id: 'B1',
    shortSeconds: 10,
    run: (_seed, size) => hanging({ pages: of(size, 8, 40, 60), linesEach: of(size, 20, 60, 300) }),
  },
  {
    id: 'B2',
    shortSeconds: 12,
    run: (_seed, size) =>
      turnsPerSecond({
        perSecond: of(size, 15, 60, 60),
        seconds: of(size, 3, 60, 600),
        tooManySeconds: of(size, 2, 20, 60),
        farTooMany: of(size, 100, 3000, 3000),
      }),
  },
  {
    id: 'B3',
    shortSeconds: 5,
    run: (_seed, size) =>
      manyPages({ open: of(size, 100, 5000, 5000), stored: of(size, 200, 10_000, 10_000) }),
  },
  {
    id: 'B4',
    shortSeconds: 7,
    run: (_seed, size) => reconnectStorm({ pages: of(size, 100, 3000, 3000) }),
  },
  {
    id: 'B5',
    shortSeconds: 4,
    run: (_seed, size) =>
      newAmongBusy({ busy: of(size, 20, 50, 50), fresh: of(size, 30, 100, 100) }),
  },
  {
    id: 'B6',
    shortSeconds: 8,
    run: (_seed, size) =>
      soak({ turns: of(size, 800, 20_000, 200_000), warmUp: of(size, 200, 4000, 10_000) }),
  },
  {
    id: 'B7',
    shortSeconds: 8,
    run: (_seed, size) => slowReader({ lines: of(size, 60, 6000, 12_000) }),
  },
  // In the tests with the channel of Teams.
  {
    id: 'B8',
    run: (_seed, size) => keysAway({ hours: of(size, 24, 48, 720), callers: 200, senders: 100 }),
  },
  {
    id: 'B9',
    shortSeconds: 8,
    run: (seed, size) => adversarialLines({ seed, lines: of(size, 60, 1000, 5000) }),
  },
];
