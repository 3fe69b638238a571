import { expect } from 'chai';
import type { Clock } from '../../services/clock.ts';
import type { Outbox, OutboxEntry } from '../../services/outbox/outbox.ts';
import { clockAt, type SetClock } from '../fakes/clocks.ts';

const entry: OutboxEntry = { id: 'open-1', kind: 'openCase', reference: 'SR-1' };

/** What every outbox must do. `make` gives an empty one. */
export function outboxContract(
  make: (clock: Clock) => Promise<{ outbox: Outbox; close: () => Promise<void> }>,
): void {
  describe('an outbox', () => {
    let clock: SetClock;
    let outbox: Outbox;
    let close: () => Promise<void>;

    beforeEach(async () => {
      clock = clockAt('2026-11-20T12:00:00Z');
      ({ outbox, close } = await make(clock.now));
    });
    afterEach(async () => close());

    it('gives out an entry that was added, once', async () => {
      await outbox.add(entry);
      expect(await outbox.nextDueIn()).to.equal(0);
      expect(await outbox.claim(9, 1000)).to.deep.equal([{ ...entry, attempt: 1 }]);
      expect(await outbox.claim(9, 1000)).to.deep.equal([]);
    });

    it('gives out each entry once to many that ask at the same time', async () => {
      for (let n = 0; n < 20; n += 1) await outbox.add({ ...entry, id: `open-${n}` });
      const claims = await Promise.all(
        Array.from({ length: 10 }, async () => outbox.claim(4, 1000)),
      );
      expect(new Set(claims.flat().map(({ id }) => id)).size).to.equal(20);
      expect(claims.flat()).to.have.length(20);
    });

    it('gives out no more than asked for', async () => {
      for (let n = 0; n < 3; n += 1) await outbox.add({ ...entry, id: `open-${n}` });
      expect(await outbox.claim(2, 1000)).to.have.length(2);
    });

    it('adds the same entry once, also after it was done', async () => {
      let woken = 0;
      outbox.watch(() => (woken += 1));
      await outbox.add(entry);
      await outbox.add(entry);
      await outbox.claim(9, 1000);
      await outbox.done(entry.id);
      await outbox.add(entry);
      expect(woken).to.equal(1);
      expect(await outbox.nextDueIn()).to.equal(undefined);
    });

    it('gives an entry to somebody else when the lease has run out', async () => {
      await outbox.add(entry);
      await outbox.claim(9, 1000);
      expect(await outbox.nextDueIn()).to.equal(1000);
      clock.forward(1000);
      expect(await outbox.claim(9, 1000)).to.deep.equal([{ ...entry, attempt: 2 }]);
    });

    it('waits as long as it is told before the next try', async () => {
      await outbox.add(entry);
      await outbox.claim(9, 1000);
      await outbox.retry(entry.id, 5000, 'the desk is down');
      clock.forward(4999);
      expect(await outbox.nextDueIn()).to.equal(1);
      expect(await outbox.claim(9, 1000)).to.deep.equal([]);
      clock.forward(1);
      expect(await outbox.claim(9, 1000)).to.deep.equal([{ ...entry, attempt: 2 }]);
    });

    it('never gives out again what was done or parked, whatever a late caller says', async () => {
      const other = { ...entry, id: 'open-2' };
      await outbox.add(entry);
      await outbox.add(other);
      await outbox.claim(9, 1000);
      await outbox.done(entry.id);
      await outbox.park(other.id, 'not allowed');
      await outbox.retry(entry.id, 0, 'late');
      await outbox.retry(other.id, 0, 'late');
      clock.forward(3_600_000);
      expect(await outbox.claim(9, 1000)).to.deep.equal([]);
      expect(await outbox.nextDueIn()).to.equal(undefined);
    });

    it('stops calling back who no longer watches', async () => {
      let woken = 0;
      const stop = outbox.watch(() => (woken += 1));
      stop();
      await outbox.add(entry);
      expect(woken).to.equal(0);
    });
  });
}
