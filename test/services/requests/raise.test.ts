import { expect } from 'chai';
import { systemClock } from '../../../services/clock.ts';
import type {
  EntitlementDecision,
  EntitlementDirectory,
  EntitlementQuery,
} from '../../../services/entitlements/entitlementDirectory.ts';
import type { Evaluation, Facts } from '../../../services/policy/evaluation.ts';
import { raiseRequest, type RaiseInput } from '../../../services/requests/raise.ts';
import { isReference } from '../../../services/requests/reference.ts';
import type { RequestStore } from '../../../services/requests/requestStore.ts';
import type { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { openDatabase, type Database } from '../../../services/storage/sqlite/database.ts';
import { sqliteOutbox } from '../../../services/storage/sqlite/outbox.ts';
import { sqliteRequestStore } from '../../../services/storage/sqlite/requestStore.ts';
import { aRequest } from '../../fakes/aRequest.ts';
import { clockAt } from '../../fakes/clocks.ts';

const example = aRequest();
const customer = example.speaker;
const stranger = { kind: 'stranger' } as const;
const entitled = example.entitlement;
if (entitled.outcome !== 'entitled') throw new Error('the example is about an entitled customer');
const { account } = entitled;

const input = (changes: Partial<RaiseInput> = {}): RaiseInput => ({
  key: 'form-1',
  draft: example.draft,
  speaker: customer,
  proposal: example.severity.proposed,
  productName: example.productName,
  corrections: [],
  leftOut: [],
  masked: [],
  transcript: [],
  attachments: [],
  origin: example.origin,
  ...changes,
});

describe('raising a request', () => {
  const clock = clockAt('2026-11-20T11:47:12.480Z');
  let database: Database;
  let store: RequestStore;
  let asked: EntitlementQuery[];
  let evaluated: Facts[];
  let decision: EntitlementDecision;
  let directory: EntitlementDirectory;

  beforeEach(() => {
    database = openDatabase(':memory:');
    store = sqliteRequestStore(database, clock.now);
    asked = [];
    evaluated = [];
    decision = entitled;
    directory = {
      check: async (query) => {
        asked.push(query);
        return decision;
      },
    };
  });
  afterEach(() => database.close());

  const raise = async (changes: Partial<RaiseInput> = {}): Promise<SupportRequest> =>
    raiseRequest({
      evaluate: (facts): Evaluation => {
        evaluated.push(facts);
        return example.promise;
      },
      entitlements: directory,
      store,
      clock: clock.now,
      directoryDeadlineMs: 20,
    })(input(changes));

  const bare = { severity: example.draft.severity, language: example.draft.language };

  it('gives a reference at once and leaves the case to the outbox', async () => {
    const request = await raise();
    expect(isReference(request.reference)).to.equal(true);
    expect(request).to.deep.include({
      status: 'received',
      caseNumber: null,
      raisedAt: '2026-11-20T11:47:12.480Z',
    });
    expect(await store.get(request.reference)).to.deep.equal(request);
    const entries = await sqliteOutbox(database, clock.now).claim(9, 1000);
    expect(entries.map(({ kind, reference }) => [kind, reference])).to.deep.equal([
      ['openCase', request.reference],
    ]);
  });

  it('yields the same request for the same conversation, also twice at once', async () => {
    const all = await Promise.all([raise(), raise(), raise()]);
    for (const request of [...all, await raise()]) expect(request).to.deep.equal(all[0]);
    expect(await store.list({ limit: 9 })).to.have.length(1);
  });

  it("promises a verified and entitled customer what their package says, at support's own desk", async () => {
    const request = await raise();
    expect(request.route).to.equal('support');
    expect(evaluated).to.deep.equal([
      {
        ...bare,
        programme: 'citrix-css',
        package: 'priority',
        hoursGroup: account.hoursGroup,
        region: account.region,
        country: account.country,
      },
    ]);
  });

  it("checks a customer's own account, and keeps the one they typed", async () => {
    const request = await raise({ draft: { ...example.draft, accountId: 'ORG-666' } });
    expect(asked.map(({ accountId, product }) => [accountId, product])).to.deep.equal([
      ['ORG-10442', 'storefront'],
    ]);
    expect(request.draft.accountId).to.equal('ORG-666');
  });

  it('checks for a stranger too, and lets nothing of it into what is promised', async () => {
    const request = await raise({ speaker: stranger });
    expect(asked.map(({ accountId }) => accountId)).to.deep.equal([example.draft.accountId]);
    expect(request.entitlement).to.deep.equal(entitled);
    expect(request.route).to.equal('customerService');
    expect(evaluated).to.deep.equal([bare]);
  });

  it('asks no directory when a stranger gave no account', async () => {
    const draft = { ...example.draft, accountId: null };
    const request = await raise({ speaker: stranger, draft });
    expect(asked).to.deep.equal([]);
    expect(request.entitlement).to.deep.equal({ outcome: 'unknown' });
  });

  const uncertain: readonly EntitlementDecision[] = [
    { outcome: 'refused', account, reason: 'expired', on: '2026-11-01' },
    { outcome: 'unknown' },
    { outcome: 'indeterminate' },
  ];
  for (const outcome of uncertain) {
    it(`turns nobody away who is ${outcome.outcome}: Customer Service verifies`, async () => {
      decision = outcome;
      const request = await raise();
      expect(request.entitlement).to.deep.equal(outcome);
      expect(request.route).to.equal('customerService');
      expect(evaluated).to.deep.equal([bare]);
    });
  }

  const silent: readonly (readonly [string, EntitlementDirectory['check']])[] = [
    ['hangs', async () => new Promise(() => {})],
    ['fails', async () => Promise.reject(new Error('ECONNREFUSED'))],
    [
      'fails at once',
      () => {
        throw new Error('not connected');
      },
    ],
  ];
  for (const [what, check] of silent) {
    it(`takes a directory that ${what} for no answer, never for a refusal`, async () => {
      directory = { ...directory, check };
      expect((await raise()).entitlement).to.deep.equal({ outcome: 'indeterminate' });
    });
  }

  it('keeps both views of the severity', async () => {
    const proposal = { ...example.severity.proposed, severity: 3 as const };
    expect((await raise({ proposal })).severity).to.deep.equal({
      customer: 1,
      proposed: proposal,
      agreed: false,
    });
  });

  it('keeps a correction of a slot that had been left open', async () => {
    const corrections = [
      { slot: 'deadline', from: undefined, to: 'x', at: '2026-11-20T11:00:00Z' },
      { slot: 'phone', from: 'x', to: null, at: '2026-11-20T11:00:00Z' },
    ];
    const request = await raise({ corrections });
    expect((await store.get(request.reference))?.corrections).to.have.length(2);
  });

  it('is dated by the clock, whatever its zone', async () => {
    const zoned = raiseRequest({
      evaluate: () => example.promise,
      entitlements: directory,
      store,
      clock: () => systemClock().setZone('Asia/Kolkata'),
      directoryDeadlineMs: 20,
    });
    expect((await zoned(input())).raisedAt).to.match(/Z$/);
  });
});
