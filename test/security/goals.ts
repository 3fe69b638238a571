/** What nobody may do, and what is private: C1 to C12 and D1 to D5, in three sizes. */
import { type Goal, of } from '../faults/goal.ts';
import { abuse } from './abuse.ts';
import { badInput } from './badInput.ts';
import { quietLogs, secretsKept } from './canaries.ts';
import { crossUser } from './crossUser.ts';
import { enumeration } from './enumeration.ts';
import { erased } from './erased.ts';
import { everyDoor } from './everyDoor.ts';
import { exportedWhole } from './exportedWhole.ts';
import { hostileUploads } from './hostileUploads.ts';
import { injection } from './injection.ts';
import { noticed } from './noticed.ts';
import { outgoing } from './outgoing.ts';
import { retained } from './retained.ts';
import { sandbox } from './sandbox.ts';
import { supplyChain } from './supplyChain.ts';
import { unsafeSettings } from './unsafeSettings.ts';

/**
 * Those without `shortSeconds` are not in the tests as rows: sentences there try parts of the same with small numbers
 * (`test/bot/frontDoor.test.ts`, `hostileCallers.test.ts`, `observed/logs.test.ts`, `test/services/privacy/`), or they take
 * too long for them, as C3, C11 and the whole of C12 do.
 */
export const SECURITY: readonly Goal[] = [
  { id: 'C1', run: (_seed, size) => everyDoor({ rounds: of(size, 1, 1, 10) }) },
  { id: 'C2', run: () => unsafeSettings() },
  {
    id: 'C3',
    run: (seed, size) =>
      abuse({
        seed,
        tokens: of(size, 2000, 20_000, 100_000),
        bombs: of(size, 50, 300, 1000),
        slow: of(size, 100, 500, 500),
      }),
  },
  { id: 'C4', run: (_seed, size) => outgoing({ rounds: of(size, 1, 1, 5) }) },
  {
    id: 'C5',
    run: (seed, size) =>
      enumeration({ seed, probes: of(size, 40, 1000, 10_000), times: of(size, 300, 2000, 2000) }),
  },
  { id: 'C6', run: (seed, size) => crossUser({ seed, pairs: of(size, 100, 500, 5000) }) },
  { id: 'C7', shortSeconds: 12, run: () => injection() },
  { id: 'C8', run: (_seed, size) => hostileUploads({ rounds: of(size, 1, 2, 20) }) },
  { id: 'C9', run: (seed, size) => badInput({ seed, mutations: of(size, 300, 4000, 20_000) }) },
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
  { id: 'C12', run: () => secretsKept() },
  { id: 'D1', run: (_seed, size) => erased({ rounds: of(size, 1, 5, 50) }) },
  { id: 'D2', shortSeconds: 2, run: () => retained() },
  { id: 'D3', run: () => quietLogs() },
  { id: 'D4', run: (seed, size) => exportedWhole({ seed, groups: of(size, 10, 40, 200) }) },
  { id: 'D5', run: () => noticed() },
];
