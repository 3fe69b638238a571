import { expect } from 'chai';
import { standStill } from './standStill.ts';
import { waitedMs } from './waitedMs.ts';

const MS = 120;

const computes = (): void => {
  const before = process.threadCpuUsage();
  for (;;) {
    const { user, system } = process.threadCpuUsage(before);
    if (user + system >= MS * 1000) return;
  }
};

describe('what a test takes for a wait of the product', () => {
  for (const [what, work] of [
    ['a timer', async () => new Promise((resolve) => setTimeout(resolve, MS))],
    ['a sleep that blocks the thread', async () => standStill(MS)],
    ['computing that blocks the thread', async () => computes()],
  ] as const) {
    it(`holds ${what}`, async () => {
      // On a busy machine a timer may run out while the thread waits for its turn.
      let most = 0;
      for (let tries = 0; tries < 20 && most < MS - 20; tries += 1) {
        most = Math.max(most, await waitedMs(work));
      }
      expect(most).to.be.at.least(MS - 20);
    });
  }
});
