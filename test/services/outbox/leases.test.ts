import { expect } from 'chai';
import { type Leases, leases } from '../../../services/outbox/leases.ts';
import { eventually } from '../../fakes/eventually.ts';
import { silentLog } from '../../fakes/silentLog.ts';

const [callMs, silentMs] = [1000, 80];

/** Held from now on, in a store that renews as `renew` says. */
function held(
  renew: (ids: readonly string[]) => Promise<readonly string[]>,
  mostMs = 60_000,
): ReturnType<Leases['begin']> {
  const outbox = { renew };
  const all = leases({ outbox, log: silentLog, callMs, silentMs, mostMs });
  return all.begin('one', performance.now());
}

describe('the lease of what is under way', () => {
  it('lasts while the store renews it, and is not renewed any more when the work has ended', async () => {
    let renewals = 0;
    const lease = held(async (ids) => {
      renewals += 1;
      return ids;
    });
    // Not after one look: a process that stood still for longer than the store may be silent is in doubt, too.
    await eventually('it holds after several renewals', () => renewals > 8 && lease.holds());
    lease.end();
    const before = renewals;
    await eventually('it is no longer renewed', () => !lease.holds());
    expect(renewals).to.equal(before);
  });

  it('lets no more calls begin while the store is silent, and lets them when it answers again', async () => {
    let isSilent = true;
    const lease = held(async (ids) => {
      if (isSilent) throw new Error('Redis did not answer');
      return ids;
    });
    expect(lease.holds()).to.equal(true);
    await eventually('it is in doubt', () => !lease.holds());
    isSilent = false;
    await eventually('it holds again', () => lease.holds());
    lease.end();
  });

  it('counts an answer from when it was asked for, however late it is read', async () => {
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<readonly string[]>();
    const never = new Promise<never>(() => {});
    let times = 0;
    const lease = held(async () => {
      asked.resolve();
      times += 1;
      return times === 1 ? answer.promise : never;
    });
    await asked.promise;
    const askedAt = performance.now();
    await eventually('it is too old', () => performance.now() > askedAt + silentMs);
    answer.resolve(['one']);
    await answer.promise;
    await Promise.resolve();
    expect(lease.holds()).to.equal(false);
    lease.end();
  });

  it('is lost at once when somebody else has it', async () => {
    let asked = 0;
    const lease = held(async () => {
      asked += 1;
      return [];
    });
    await eventually('it was asked for', () => asked > 0);
    expect(lease.holds()).to.equal(false);
    lease.end();
  });

  it('ends though the work does not', async () => {
    const lease = held(async (ids) => ids, 100);
    await eventually('it ends', () => !lease.holds());
    lease.end();
  });
});
