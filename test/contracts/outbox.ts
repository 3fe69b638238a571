import { expect } from 'chai';
import type { Clock } from '../../services/clock.ts';
import type { Outbox, OutboxEntry } from '../../services/outbox/outbox.ts';
import { clockAt, type SetClock } from '../fakes/clocks.ts';
import { eventually } from '../fakes/eventually.ts';

/** Longer than any machine stands still: in a store that several processes use, leases end by its own clock. */
const leaseMs = 60_000;

const entry: OutboxEntry = { id: 'deliver-1', kind: 'deliver', reference: 'SR-1' };

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
      expect(await outbox.claim(9, leaseMs)).to.deep.equal([{ ...entry, attempt: 1 }]);
      expect(await outbox.claim(9, leaseMs)).to.deep.equal([]);
    });

    it('gives out each entry once to many that ask at the same time', async () => {
      for (let n = 0; n < 20; n += 1) await outbox.add({ ...entry, id: `deliver-${n}` });
      const claims = await Promise.all(
        Array.from({ length: 10 }, async () => outbox.claim(4, leaseMs)),
      );
      expect(new Set(claims.flat().map(({ id }) => id)).size).to.equal(20);
      expect(claims.flat()).to.have.length(20);
    });

    it('gives out every kind of entry, with the event that it is about', async () => {
      const entries: readonly OutboxEntry[] = [
        { id: 'a', kind: 'record', reference: 'SR-1', event: 'note-1' },
        { id: 'b', kind: 'tellCustomer', reference: 'SR-2', event: 'answer-1' },
        { id: 'c', kind: 'tellStaff', reference: 'SR-3' },
        { id: 'd', kind: 'watch', reference: 'SR-4' },
        { id: 'e', kind: 'showStaff', reference: 'SR-5' },
        { id: 'f', kind: 'remindStaff', reference: 'SR-6' },
      ];
      for (const one of entries) await outbox.add(one);
      const claimed = await outbox.claim(9, leaseMs);
      expect(claimed).to.deep.equal(entries.map((one) => ({ ...one, attempt: 1 })));
    });

    it('gives out what is to be recorded of a request in the order in which it happened', async () => {
      const record = { kind: 'record', reference: 'SR-1' } as const;
      const [resolved, disputed] = [
        { ...record, id: 'z', event: 'resolved' },
        { ...record, id: 'a', event: 'disputed' },
      ];
      const others: readonly OutboxEntry[] = [
        { id: 'b', kind: 'tellCustomer', reference: 'SR-1', event: 'resolved' },
        { ...record, id: 'c', reference: 'SR-2' },
      ];
      const claim = async () => (await outbox.claim(9, leaseMs)).map(({ id }) => id);
      for (const one of [resolved, disputed, ...others]) await outbox.add(one);
      expect(await claim()).to.deep.equal(['z', 'b', 'c']);
      for (const { id } of others) await outbox.done(id);
      await outbox.retry(resolved.id, 5000, 'the desk is down');
      expect(await outbox.nextDueIn()).to.equal(5000);
      expect(await claim()).to.deep.equal([]);
      clock.forward(5000);
      expect(await claim()).to.deep.equal(['z']);
      await outbox.done(resolved.id);
      expect(await outbox.nextDueIn()).to.equal(0);
      expect(await claim()).to.deep.equal(['a']);
    });

    it('goes on with the next when one that comes before it was given up on', async () => {
      for (const id of ['z', 'a']) await outbox.add({ id, kind: 'record', reference: 'SR-1' });
      await outbox.claim(9, leaseMs);
      await outbox.park('z', 'no such case');
      expect((await outbox.claim(9, leaseMs)).map(({ id }) => id)).to.deep.equal(['a']);
    });

    it('keeps an entry until it is due', async () => {
      const later = { ...entry, dueAt: '2026-11-20T13:30:00.000+01:00' };
      await outbox.add(later);
      expect(await outbox.nextDueIn()).to.equal(30 * 60_000);
      clock.forward(30 * 60_000 - 1);
      expect(await outbox.claim(9, leaseMs)).to.deep.equal([]);
      clock.forward(1);
      expect(await outbox.claim(9, leaseMs)).to.deep.equal([{ ...entry, attempt: 1 }]);
    });

    it('gives out at once what was due long ago, and refuses what is due at no instant', async () => {
      const broken = { ...entry, id: 'deliver-2', dueAt: 'soon' };
      expect(await outbox.add(broken).catch((error: unknown) => error)).to.be.an('error');
      await outbox.add({ ...entry, dueAt: '2020-01-01T00:00:00Z' });
      expect(await outbox.nextDueIn()).to.equal(0);
      expect(await outbox.claim(9, leaseMs)).to.have.length(1);
    });

    it('shows what was given up on, and tries it again when a person says so', async () => {
      const told = { id: 'tell-1', kind: 'tellCustomer', reference: 'SR-1', event: 'e1' } as const;
      const other = { ...entry, id: 'deliver-2', reference: 'SR-2' };
      let woken = 0;
      for (const one of [entry, told, other]) await outbox.add(one);
      outbox.watch(() => (woken += 1));
      await outbox.claim(9, leaseMs);
      expect(await outbox.parked('SR-1')).to.deep.equal([]);
      expect(await outbox.revive('SR-1')).to.equal(0);
      expect(woken).to.equal(0);
      for (const { id } of [entry, told, other]) await outbox.park(id, 'no such queue');
      expect(await outbox.parked('SR-1')).to.deep.equal([
        { ...entry, problem: 'no such queue' },
        { ...told, problem: 'no such queue' },
      ]);
      expect(await outbox.revive('SR-1')).to.equal(2);
      expect(await outbox.revive('SR-1')).to.equal(0);
      expect(woken).to.equal(1);
      expect(await outbox.parked('SR-1')).to.deep.equal([]);
      expect(await outbox.parked('SR-2')).to.have.length(1);
      expect(await outbox.claim(9, leaseMs)).to.deep.equal([
        { ...entry, attempt: 1 },
        { ...told, attempt: 1 },
      ]);
    });

    it('gives out no more than asked for', async () => {
      for (let n = 0; n < 3; n += 1) await outbox.add({ ...entry, id: `deliver-${n}` });
      expect(await outbox.claim(2, leaseMs)).to.have.length(2);
    });

    it('adds the same entry once, also after it was done', async () => {
      let woken = 0;
      outbox.watch(() => (woken += 1));
      await outbox.add(entry);
      await outbox.add(entry);
      await outbox.claim(9, leaseMs);
      await outbox.done(entry.id);
      await outbox.add(entry);
      expect(woken).to.equal(1);
      expect(await outbox.nextDueIn()).to.equal(undefined);
    });

    it('gives an entry to somebody else when the lease has run out', async () => {
      const shortMs = 3000;
      await outbox.add(entry);
      await outbox.claim(9, shortMs);
      expect(await outbox.nextDueIn()).to.be.within(1, shortMs);
      // A store that several processes use has a clock of its own for leases.
      clock.forward(shortMs);
      await eventually('the lease has run out', async () => (await outbox.nextDueIn()) === 0);
      expect(await outbox.claim(9, shortMs)).to.deep.equal([{ ...entry, attempt: 2 }]);
    });

    it('leaves an entry for longer with who is still at it, and says what is theirs', async () => {
      const other = { ...entry, id: 'deliver-2' };
      for (const one of [entry, other]) await outbox.add(one);
      await outbox.claim(9, leaseMs);
      await outbox.done(other.id);
      expect(await outbox.renew([entry.id, other.id, 'none'], 3_600_000)).to.deep.equal([entry.id]);
      clock.forward(leaseMs);
      expect(await outbox.claim(9, leaseMs)).to.deep.equal([]);
      expect(await outbox.nextDueIn()).to.be.within(3_500_000, 3_600_000);
      await outbox.retry(entry.id, 0, 'the desk is down');
      expect(await outbox.renew([entry.id], leaseMs)).to.deep.equal([]);
      expect(await outbox.claim(9, leaseMs)).to.have.length(1);
    });

    it('waits as long as it is told before the next try', async () => {
      await outbox.add(entry);
      await outbox.claim(9, leaseMs);
      await outbox.retry(entry.id, 5000, 'the desk is down');
      clock.forward(4999);
      expect(await outbox.nextDueIn()).to.equal(1);
      expect(await outbox.claim(9, leaseMs)).to.deep.equal([]);
      clock.forward(1);
      expect(await outbox.claim(9, leaseMs)).to.deep.equal([{ ...entry, attempt: 2 }]);
    });

    it('never gives out again what was done or parked, whatever a late caller says', async () => {
      const other = { ...entry, id: 'deliver-2' };
      await outbox.add(entry);
      await outbox.add(other);
      await outbox.claim(9, leaseMs);
      await outbox.done(entry.id);
      await outbox.park(other.id, 'not allowed');
      await outbox.retry(entry.id, 0, 'late');
      await outbox.retry(other.id, 0, 'late');
      clock.forward(3_600_000);
      expect(await outbox.claim(9, leaseMs)).to.deep.equal([]);
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
