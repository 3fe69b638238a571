/** What nobody may do, and what is private: C1 to C12 and D1 to D5, in three sizes. */
import type { Goal, Size } from '../faults/goal.ts';
import { everyDoor } from './everyDoor.ts';
import { sandbox } from './sandbox.ts';
import { supplyChain } from './supplyChain.ts';

/** The figure of a size. */
const of = <T>(size: Size, short: T, usual: T, long: T): T => ({ short, usual, long })[size];

/**
 * Those without `shortSeconds` are in the tests already: a sentence there calls the same function with small
 * numbers.
 */
export const SECURITY: readonly Goal[] = [
  { id: 'C1', run: (_seed, size) => everyDoor({ rounds: of(size, 1, 1, 10) }) },
  { id: 'C10', shortSeconds: 2, run: () => supplyChain() },
  {
    id: 'C11',
    run: (_seed, size) =>
      sandbox({
        minutes: of(size, 3, 5, 15),
        suites: of(
          size,
          ['test/bot/product.test.ts'],
          ['test/bot/product.test.ts', 'test/bot/privacy.test.ts', 'test/stories/**/*.test.ts'],
          ['test/{stories,dialogs,services/policy,contracts,bot}/**/*.test.ts'],
        ),
      }),
  },
];
