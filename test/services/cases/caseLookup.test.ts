import { expect } from 'chai';
import { DateTime } from 'luxon';
import { BackendError } from '../../../services/cases/backendError.ts';
import type { Case } from '../../../services/cases/case.ts';
import type { CaseBackend } from '../../../services/cases/caseBackend.ts';
import { caseLookup, type CaseLookup, type Who } from '../../../services/cases/caseLookup.ts';
import { evenTime } from '../../../services/cases/evenTime.ts';
import { reopeningOf } from '../../../services/cases/reopeningOf.ts';
import { loadPolicies } from '../../../services/policy/loadPolicies.ts';
import type { RequestStore } from '../../../services/requests/requestStore.ts';
import { openDatabase, type Database } from '../../../services/storage/sqlite/database.ts';
import { sqliteRateLimiter } from '../../../services/storage/sqlite/rateLimiter.ts';
import { sqliteRequestStore } from '../../../services/storage/sqlite/requestStore.ts';
import { aRequest, anEscalation } from '../../fakes/aRequest.ts';
import { backendDouble } from '../../fakes/backendDouble.ts';
import { clockAt } from '../../fakes/clocks.ts';

const policies = loadPolicies(new URL('../../../services/policy/policies/', import.meta.url));

const theirs: Case = {
  caseNumber: '100001',
  key: 'form-theirs',
  status: 'open',
  title: 'StoreFront is down',
  severity: 1,
  orgId: 'ORG-10442',
  product: 'storefront',
  contact: null,
  owner: null,
  isEscalated: false,
  openedAt: '2026-10-01T10:00:00.000Z',
  updatedAt: '2026-10-01T10:00:00.000Z',
  closedAt: null,
};
const others: Case = { ...theirs, caseNumber: '100002', key: 'form-others', orgId: 'ORG-20001' };
const nobodys: Case = { ...theirs, caseNumber: '100003', key: 'form-nobodys', orgId: null };

const ana: Who = {
  speaker: {
    kind: 'customer',
    by: 'customerToken',
    subject: 'ana',
    accountId: 'ORG-10442',
    name: 'Ana Morales',
    email: 'ana@example.com',
  },
  conversationId: 'c1',
  address: 'hash-of-an-address',
};
const stranger: Who = { speaker: { kind: 'stranger' }, conversationId: 'c2' };

describe('looking up a case', () => {
  const clock = clockAt('2026-11-20T12:00:00Z');
  let database: Database;
  let requests: RequestStore;
  /** Every call to the backend, in order. */
  let calls: string[];
  /** A clock of the machine, moved by whoever takes time. */
  let elapsed: number;
  /** How long the desk takes for a case that is there, and for one that is not. */
  let takes: { there: number; absent: number };
  let fault: Error | undefined;

  beforeEach(() => {
    database = openDatabase(':memory:');
    requests = sqliteRequestStore(database, clock.now);
    calls = [];
    elapsed = 0;
    takes = { there: 0, absent: 0 };
    fault = undefined;
  });
  afterEach(() => database.close());

  const lookup = (...cases: readonly Case[]): CaseLookup => {
    const { backend: double } = backendDouble([], cases);
    const backend: CaseBackend = {
      ...double,
      async get(caseNumber, options) {
        calls.push('get');
        if (fault !== undefined) throw fault;
        const found = await double.get(caseNumber, options);
        elapsed += found === undefined ? takes.absent : takes.there;
        return found;
      },
      async list(query, options) {
        calls.push('list');
        if (fault !== undefined) throw fault;
        return double.list(query, options);
      },
      async comments() {
        calls.push('comments');
        const comment = { at: theirs.openedAt, author: 'Kim' } as const;
        return [
          { ...comment, id: '1', visibility: 'internal', text: 'they are angry' },
          { ...comment, id: '2', visibility: 'public', text: 'we are on it' },
        ];
      },
    };
    return caseLookup({
      backend,
      requests,
      limiter: sqliteRateLimiter(database, clock.now),
      clock: clock.now,
      reopening: (facts, closedAt, now) => reopeningOf(policies, facts, closedAt, now),
      callMs: 1000,
      even: evenTime(100, {
        now: () => elapsed,
        wait: async (ms) => {
          elapsed += ms;
        },
      }),
    });
  };

  it('finds an own case, however its number is typed', async () => {
    const cases = lookup(theirs, others);
    for (const said of ['100001', 'case 100 001', '#100001', '１００００１']) {
      const finding = await cases.find(said, ana);
      expect(finding.kind, said).to.equal('found');
      if (finding.kind === 'found') expect(finding.view.case).to.deep.equal(theirs);
    }
  });

  it('shows what was said to the customer, never what staff say among themselves', async () => {
    const finding = await lookup(theirs).find('100001', ana);
    if (finding.kind !== 'found') throw new Error(finding.kind);
    expect(finding.view.comments.map(({ text }) => text)).to.deep.equal(['we are on it']);
  });

  it('finds a case by the reference of the request that opened it', async () => {
    const request = aRequest({ key: theirs.key, caseNumber: theirs.caseNumber });
    await requests.raise(request, []);
    const finding = await lookup(theirs).find(`it was ${request.reference.toLowerCase()}`, ana);
    if (finding.kind !== 'found') throw new Error(finding.kind);
    expect(finding.view.opened).to.deep.equal(request);
  });

  it('shows an open escalation to management, until it is dealt with', async () => {
    const escalation = anEscalation({ caseNumber: theirs.caseNumber });
    await requests.raise(anEscalation({ caseNumber: '100001', level: 'technical' }), []);
    await requests.raise(anEscalation({ caseNumber: '100001' }, { about: null }), []);
    await requests.raise(escalation, []);
    const cases = lookup(theirs);
    const shown = async (): Promise<string | undefined> => {
      const finding = await cases.find('100001', ana);
      return finding.kind === 'found' ? finding.view.escalation?.reference : finding.kind;
    };
    expect(await shown()).to.equal(escalation.reference);
    const resolved = { id: 'r', at: escalation.raisedAt, kind: 'resolved' } as const;
    await requests.update(escalation.reference, (now) => ({
      request: { ...now, events: [{ ...resolved, by: { kind: 'staff', name: 'Kim' } }] },
    }));
    expect(await shown()).to.equal(undefined);
  });

  const closed: readonly (readonly [string, string, 'reopen' | 'newCase'])[] = [
    ['29 days 23:59:59', '2026-10-21T12:00:01.000Z', 'reopen'],
    ['30 days to the second', '2026-10-21T12:00:00.000Z', 'reopen'],
    ['30 days 00:00:01', '2026-10-21T11:59:59.000Z', 'newCase'],
  ];
  for (const [since, closedAt, kind] of closed) {
    it(`says ${kind} of a case that was closed ${since} ago`, async () => {
      const one: Case = { ...theirs, status: 'closed', closedAt };
      const contract = {
        programme: 'citrix-css',
        account: { orgId: 'ORG-10442', hoursGroup: 'india' },
      };
      const finding = await lookup(one).find('100001', { ...ana, ...contract });
      if (finding.kind !== 'found') throw new Error(finding.kind);
      expect(finding.view.reopening?.kind).to.equal(kind);
    });
  }

  it("counts the days on the desk's clock, over a change of the clocks", () => {
    const facts = { programme: 'citrix-css', hoursGroup: 'americas-east' };
    const at = '2026-10-20T12:00:00-04:00';
    const until = reopeningOf(policies, facts, at, DateTime.fromISO(at))?.until;
    expect(until).to.equal('2026-11-19T17:00:00.000Z');
  });

  const negatives: readonly (readonly [string, string])[] = [
    ['unknown', '999999'],
    ["somebody else's", '100002'],
    ["nobody's", '100003'],
    ['mistyped', 'my printer'],
    ['empty', ''],
    ['a reference that was never given', 'SR-0000-0000'],
    ['hostile', "1' OR '1'='1"],
  ];
  for (const [what, said] of negatives) {
    it(`answers a number that is ${what} like any other that is not theirs`, async () => {
      takes = { there: 37, absent: 5 };
      const finding = await lookup(theirs, others, nobodys).find(said, ana);
      expect(finding).to.deep.equal({ kind: 'hidden' });
      expect(calls).to.deep.equal(['get']);
      expect(elapsed).to.equal(100);
    });
  }

  it("answers the reference of somebody else's request in the same way", async () => {
    takes = { there: 37, absent: 5 };
    const request = aRequest({ key: others.key, caseNumber: others.caseNumber });
    await requests.raise(request, []);
    expect(await lookup(theirs, others).find(request.reference, ana)).to.deep.equal({
      kind: 'hidden',
    });
    expect(calls).to.deep.equal(['get']);
    expect(elapsed).to.equal(100);
  });

  it('lets answers of a slow desk leave at even times too', async () => {
    takes = { there: 290, absent: 210 };
    const cases = lookup(theirs, others);
    await cases.find('100002', ana);
    expect(elapsed).to.equal(300);
    await cases.find('999999', ana);
    expect(elapsed).to.equal(600);
  });

  it('tells a stranger nothing, and asks nobody', async () => {
    for (const said of ['100001', '999999', 'x']) {
      expect(await lookup(theirs).find(said, stranger)).to.deep.equal({ kind: 'hidden' });
    }
    expect(await lookup(theirs).mine(stranger)).to.deep.equal([]);
    expect(calls).to.deep.equal([]);
  });

  const silent: readonly (readonly [string, Error])[] = [
    ['is down', new BackendError('retryable', 'connection refused', { applied: 'no' })],
    ['knows us not', new BackendError('unauthorized', 'bad token', { applied: 'no' })],
  ];
  for (const [what, error] of silent) {
    it(`says that the desk does not answer when it ${what}`, async () => {
      fault = error;
      const cases = lookup(theirs);
      expect(await cases.find('100001', ana)).to.deep.equal({ kind: 'unavailable' });
      expect(await cases.mine(ana)).to.equal(undefined);
    });
  }

  it('does not wait for several slow calls one after the other: somebody waits for the answer', async () => {
    const { backend } = backendDouble([], [theirs]);
    let last: AbortSignal | undefined;
    const cases = caseLookup({
      backend: {
        ...backend,
        comments: async (_caseNumber, options) => {
          last = options.signal;
          return new Promise(() => {});
        },
      },
      requests,
      limiter: sqliteRateLimiter(database, clock.now),
      clock: clock.now,
      reopening: () => undefined,
      callMs: 100,
    });
    expect(await cases.find('100001', ana)).to.deep.equal({ kind: 'unavailable' });
    // The call that came last was given as long as any, which is not over: timers end in the order of their start.
    expect(last?.aborted).to.equal(false);
  });

  it('lists the cases of the own account, and no others, whatever the desk says', async () => {
    const { backend } = backendDouble([], [theirs, others]);
    const careless = { ...backend, list: async () => [theirs, others, nobodys] };
    const cases = caseLookup({
      backend: careless,
      requests,
      limiter: sqliteRateLimiter(database, clock.now),
      clock: clock.now,
      reopening: () => undefined,
      callMs: 1000,
    });
    const mine = await cases.mine(ana);
    expect(mine?.map((view) => view.case.caseNumber)).to.deep.equal(['100001']);
  });

  const until = async (cases: CaseLookup, who: (nth: number) => Who): Promise<number> => {
    for (let nth = 0; nth < 200; nth += 1) {
      const { kind } = await cases.find('999999', who(nth));
      if (kind === 'tooOften') return nth;
    }
    return Number.POSITIVE_INFINITY;
  };
  const somebody = (nth: number, changes: Partial<Who['speaker']> = {}): Who => {
    if (ana.speaker.kind !== 'customer') throw new Error('Ana is a customer');
    const speaker = { ...ana.speaker, subject: `s${nth}`, accountId: `ORG-${nth}`, ...changes };
    return { ...ana, speaker: { ...speaker, kind: 'customer' }, address: `address ${nth}` };
  };

  it('slows down a speaker, an account and an address that ask too often', async () => {
    expect(await until(lookup(), () => ana)).to.equal(20);
    expect(await until(lookup(), (nth) => somebody(nth, { accountId: 'ORG-1' }))).to.equal(60);
    const from = { address: 'one address' };
    expect(await until(lookup(), (nth) => ({ ...somebody(nth + 1000), ...from }))).to.equal(60);
    expect(await until(lookup(), (nth) => somebody(nth + 5000))).to.equal(Number.POSITIVE_INFINITY);
  });

  it('counts a line once that is answered anew, and another number in it again', async () => {
    const cases = lookup(theirs);
    const line = { ...ana, lineId: '7' };
    for (let nth = 0; nth < 60; nth += 1) await cases.find('100001', line);
    for (let nth = 0; nth < 19; nth += 1) {
      expect((await cases.find(`10000${nth}`, { ...ana, lineId: '8' })).kind).not.to.equal(
        'tooOften',
      );
    }
    expect((await cases.find('100099', { ...ana, lineId: '8' })).kind).to.equal('tooOften');
  });

  it('limits one who guesses in the same way as one who knows, and says how long', async () => {
    const cases = lookup(theirs);
    for (let nth = 0; nth < 20; nth += 1) await cases.find('100001', ana);
    calls = [];
    const finding = await cases.find('100001', ana);
    expect(finding).to.deep.equal(await cases.find('999999', ana));
    expect(finding).to.deep.include({ kind: 'tooOften', waitMs: 30_000 });
    expect(calls).to.deep.equal([]);
  });
});
