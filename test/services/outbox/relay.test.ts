import { expect } from 'chai';
import { systemClock } from '../../../services/clock.ts';
import type { Notifier } from '../../../services/outbox/notifier.ts';
import type { Outbox } from '../../../services/outbox/outbox.ts';
import type { StaffNotifier } from '../../../services/outbox/staffNotifier.ts';
import { relay, type Relay } from '../../../services/outbox/relay.ts';
import type { RequestStore } from '../../../services/requests/requestStore.ts';
import { loadPolicies } from '../../../services/policy/loadPolicies.ts';
import { followingRaise } from '../../../services/requests/following.ts';
import type { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { openDatabase, type Database } from '../../../services/storage/sqlite/database.ts';
import { sqliteOutbox } from '../../../services/storage/sqlite/outbox.ts';
import { sqliteRequestStore } from '../../../services/storage/sqlite/requestStore.ts';
import { settled } from '../../../services/outbox/settled.ts';
import { aNewCase } from '../../fakes/aNewCase.ts';
import { aRequest } from '../../fakes/aRequest.ts';
import { backendDouble, type BackendDouble, type Behaviour } from '../../fakes/backendDouble.ts';
import { eventually } from '../../fakes/eventually.ts';

const policies = loadPolicies(new URL('../../../services/policy/policies/', import.meta.url));
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

describe('the relay', () => {
  let database: Database;
  let requests: RequestStore;
  let outbox: Outbox;
  let told: string[];
  let notifier: Notifier;
  let staff: StaffNotifier;
  let mailed: string[];
  let running: Relay[];
  /** Delays that were asked for, of which none is waited for. */
  let delays: number[];

  beforeEach(() => {
    database = openDatabase(':memory:');
    requests = sqliteRequestStore(database, systemClock);
    outbox = sqliteOutbox(database, systemClock);
    told = [];
    mailed = [];
    notifier = {
      tell: async ({ caseNumber }, { kind }, id) =>
        void told.push(`${id} ${kind} ${caseNumber ?? ''}`),
    };
    staff = { tell: async (_request, event, id) => void mailed.push(`${id} ${event?.kind ?? ''}`) };
    running = [];
    delays = [];
  });
  afterEach(async () => {
    await Promise.all(running.map(async (one) => one.stop()));
    database.close();
  });

  const start = (
    double: BackendDouble,
    changes: Partial<Parameters<typeof relay>[0]> = {},
  ): Relay => {
    const impatient: Outbox = {
      ...outbox,
      retry: async (id, delayMs, problem) => {
        delays.push(delayMs);
        await outbox.retry(id, 0, problem);
      },
    };
    const one = relay({
      outbox: impatient,
      requests,
      backend: double.backend,
      notifier,
      staff,
      policies,
      noteOf: ({ reference }) => ({ text: `Reference: ${reference}`, json: '{}' }),
      clock: systemClock,
      log: quiet,
      callMs: 30,
      silentMs: 210,
      wait: () => 1,
      ...changes,
    });
    running.push(one);
    one.start();
    return one;
  };

  const raise = async (): Promise<SupportRequest> => {
    const request = aRequest();
    const raised = await requests.raise(request, followingRaise(request, '2999-01-01T00:00:00Z'));
    return raised.request;
  };

  const statusOf = async ({ reference }: SupportRequest): Promise<string | undefined> =>
    (await requests.get(reference))?.status;

  it('opens the case of a request that is raised while it runs, and tells the customer', async () => {
    const double = backendDouble();
    start(double);
    const request = await raise();
    await eventually('the customer is told', () => told.length === 1);
    expect(await requests.get(request.reference)).to.deep.include({
      status: 'delivered',
      caseNumber: '1',
    });
    expect(told).to.deep.equal([`tellCustomer-${request.reference}-delivered delivered 1`]);
    expect(double.opened).to.have.length(1);
  });

  it('takes up what was raised before it started', async () => {
    const request = await raise();
    await start(backendDouble()).idle();
    expect(await statusOf(request)).to.equal('delivered');
  });

  const faults: readonly (readonly [string, readonly Behaviour[]])[] = [
    ['is down for three attempts', ['isDown', 'isDown', 'isDown']],
    ['is down for longer than surprises are forgiven', Array.from({ length: 20 }, () => 'isDown')],
    ['hangs before it takes the case', ['hangs']],
    ['takes the case and does not answer', ['opensAndHangs']],
    ['takes the case and answers with an error', ['opensAndFails']],
    ['throws nonsense once', ['throwsNonsense']],
    ['asks to wait', [{ busyForMs: 70 }]],
    ['does one after the other', ['isDown', 'hangs', { busyForMs: 1 }, 'opensAndHangs']],
  ];
  for (const [what, script] of faults) {
    it(`opens exactly one case and tells it once when the backend ${what}`, async () => {
      const double = backendDouble(script);
      start(double);
      const request = await raise();
      await eventually('the customer is told', () => told.length === 1);
      expect(double.opened.map(({ key }) => key)).to.deep.equal([request.key]);
      expect(await statusOf(request)).to.equal('delivered');
      expect(told).to.deep.equal([`tellCustomer-${request.reference}-delivered delivered 1`]);
    });
  }

  it('waits at least as long as the backend asks for, and no longer than an hour', async () => {
    start(backendDouble([{ busyForMs: 5000 }, { busyForMs: 1e12 }]));
    await raise();
    await eventually('the customer is told', () => told.length === 1);
    expect(delays).to.deep.equal([5000, 3_600_000]);
  });

  it('gives a call that did not answer as long again before it looks for the case', async () => {
    start(backendDouble(['opensAndHangs', 'isDown']));
    await raise();
    await eventually('the customer is told', () => told.length === 1);
    expect(delays).to.deep.equal([30]);
  });

  for (const behaviour of ['refuses', 'knowsUsNot'] as const) {
    it(`parks a request when the backend ${behaviour}, and goes on with the others`, async () => {
      const double = backendDouble([behaviour]);
      const one = start(double);
      const parked = await raise();
      await eventually('it is parked', async () => (await statusOf(parked)) === 'parked');
      const next = await raise();
      await one.idle();
      expect(await statusOf(next)).to.equal('delivered');
      expect(double.opened.map(({ key }) => key)).to.deep.equal([next.key]);
      expect(delays).to.deep.equal([]);
    });
  }

  it('parks what has failed five times by a bug', async () => {
    const double = backendDouble(Array.from({ length: 99 }, () => 'throwsNonsense'));
    start(double);
    const request = await raise();
    await eventually('it is parked', async () => (await statusOf(request)) === 'parked');
    expect(double.calls()).to.equal(5);
  });

  it('parks an entry whose request is not there', async () => {
    const one = start(backendDouble());
    await outbox.add({ id: 'deliver-x', kind: 'deliver', reference: 'SR-0000-0000' });
    await one.idle();
    expect(await outbox.nextDueIn()).to.equal(undefined);
  });

  it('opens no second case after a crash between opening and marking', async () => {
    const double = backendDouble();
    const request = await raise();
    // A former life got this far: claimed, opened, and no further.
    await outbox.claim(9, 3_600_000);
    const opened = aNewCase({ key: request.key });
    await double.backend.open(opened, { signal: new AbortController().signal });
    // The next life takes over the lease of the one that is gone.
    outbox = sqliteOutbox(database, systemClock);
    await start(double).idle();
    expect(double.opened).to.have.length(1);
    expect(await requests.get(request.reference)).to.deep.include({
      status: 'delivered',
      caseNumber: '1',
    });
    expect(told).to.have.length(1);
  });

  it('does not ask the desk about a request that has its case', async () => {
    const double = backendDouble();
    const request = await raise();
    const outcome = { kind: 'done', caseNumber: '7' } as const;
    await requests.update(request.reference, (now) => settled(now, outcome, systemClock()));
    await start(double).idle();
    expect(double.calls()).to.equal(0);
    expect(told).to.deep.equal([`tellCustomer-${request.reference}-delivered delivered 7`]);
  });

  it('does not begin again what it is still at, though the lease has run out', async () => {
    const double = backendDouble(['hangs']);
    const forgetful: Outbox = { ...outbox, claim: async (limit) => outbox.claim(limit, 0) };
    start(double, { outbox: forgetful, callMs: 60_000, stopMs: 1 });
    await raise();
    await eventually('the call hangs', () => double.calls() === 1);
    const next = await raise();
    await eventually('the next one is opened', async () => (await statusOf(next)) === 'delivered');
    expect(double.calls()).to.equal(2);
  });

  it('opens no second case after a crash between marking and settling, and says the same again at most', async () => {
    const double = backendDouble();
    const request = await raise();
    await start(double).idle();
    expect(told).to.have.length(1);
    // The entry comes back, as if it had never been settled.
    database.records.exec(
      `UPDATE outbox SET status = 'pending', due_at = 0 WHERE kind IN ('deliver', 'tellCustomer')`,
    );
    await start(double).idle();
    expect(double.opened).to.have.length(1);
    // The notifier says one id once; it is asked with the same one.
    const id = `tellCustomer-${request.reference}-delivered delivered 1`;
    expect(told).to.deep.equal([id, id]);
  });

  it('keeps a case open when the customer cannot be told, and tries to tell again', async () => {
    let failures = 3;
    notifier = {
      tell: async (_request, _event, id) => {
        failures -= 1;
        if (failures >= 0) throw new Error('the conversation is locked');
        told.push(id);
      },
    };
    start(backendDouble());
    const request = await raise();
    await eventually('the customer is told', () => told.length === 1);
    expect(await statusOf(request)).to.equal('delivered');
  });

  it('does not let one request that hangs hold up the others', async () => {
    const double = backendDouble(['hangs']);
    start(double, { callMs: 60_000, stopMs: 1 });
    await raise();
    await eventually('the first one hangs', () => double.calls() === 1);
    const others = await Promise.all(Array.from({ length: 20 }, raise));
    await eventually('all the others are told', () => told.length === others.length);
    expect(double.opened).to.have.length(others.length);
  });

  it('opens one case each when two relays share an outbox', async () => {
    const double = backendDouble(['isDown', 'opensAndFails', 'hangs']);
    // Patient, so that no lease runs out on a busy machine: that is another test's business.
    start(double, { callMs: 300 });
    start(double, { callMs: 300 });
    const all = await Promise.all(Array.from({ length: 30 }, raise));
    await eventually('everybody is told', () => told.length === all.length);
    expect(new Set(double.opened.map(({ key }) => key)).size).to.equal(all.length);
    expect(double.opened).to.have.length(all.length);
  });

  it('calls off what hangs when it is stopped, and the next life opens the case', async () => {
    const double = backendDouble(['opensAndHangs']);
    const first = start(double, { callMs: 60_000, stopMs: 1 });
    await raise();
    await eventually('the call hangs', () => double.calls() === 1);
    await first.stop();
    await start(double).idle();
    expect(told).to.have.length(1);
    expect(double.opened).to.have.length(1);
  });

  it('takes nothing more once it was stopped', async () => {
    const double = backendDouble();
    await start(double).stop();
    const request = await raise();
    expect(await statusOf(request)).to.equal('received');
    expect(double.calls()).to.equal(0);
  });

  it('comes back when the outbox itself fails for a moment', async () => {
    let failures = 2;
    const unsteady: Outbox = {
      ...outbox,
      claim: async (limit, leaseMs) => {
        failures -= 1;
        if (failures >= 0) throw new Error('disk I/O error');
        return outbox.claim(limit, leaseMs);
      },
    };
    const request = await raise();
    start(backendDouble(), { outbox: unsteady });
    await eventually('it is opened', async () => (await statusOf(request)) === 'delivered');
  });
});
