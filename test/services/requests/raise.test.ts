import { expect } from 'chai';
import { systemClock } from '../../../services/clock.ts';
import type {
  EntitlementDecision,
  EntitlementDirectory,
  EntitlementQuery,
} from '../../../services/entitlements/entitlementDirectory.ts';
import type { Outbox } from '../../../services/outbox/outbox.ts';
import { sqliteOutbox } from '../../../services/storage/sqlite/outbox.ts';
import { loadPolicies } from '../../../services/policy/loadPolicies.ts';
import {
  raiseRequest,
  type RaiseInput,
  type RaiseResult,
} from '../../../services/requests/raise.ts';
import { isReference } from '../../../services/requests/reference.ts';
import type { RequestStore } from '../../../services/requests/requestStore.ts';
import type { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { openDatabase, type Database } from '../../../services/storage/sqlite/database.ts';
import { sqliteRequestStore } from '../../../services/storage/sqlite/requestStore.ts';
import { aRequest, anEscalation } from '../../fakes/aRequest.ts';
import { clockAt } from '../../fakes/clocks.ts';

const policies = loadPolicies(new URL('../../../services/policy/policies/', import.meta.url));
const example = aRequest();
const escalation = anEscalation();
const about = escalation.about;
if (about === null) throw new Error('the example is about a case');
const stranger = { kind: 'stranger' } as const;
const entitled = example.entitlement;
if (entitled.outcome !== 'entitled') throw new Error('the example is about an entitled customer');
const { account } = entitled;

const common = {
  key: 'form-1',
  speaker: example.speaker,
  corrections: [],
  leftOut: [],
  masked: [],
  transcript: [],
  attachments: [],
  origin: example.origin,
};
type OpenCase = Extract<RaiseInput, { kind: 'openCase' }>;
type Escalation = Extract<RaiseInput, { kind: 'escalation' }>;

const openCase = (changes: Partial<OpenCase> = {}): RaiseInput => ({
  ...common,
  kind: 'openCase',
  draft: example.draft,
  proposal: example.severity.proposed,
  productName: example.productName,
  ...changes,
});
const escalate = (changes: Partial<Escalation> = {}): RaiseInput => ({
  ...common,
  kind: 'escalation',
  draft: escalation.draft,
  about,
  ...changes,
});

describe('raising a request', () => {
  const clock = clockAt('2026-11-20T11:47:12.480Z');
  let database: Database;
  let store: RequestStore;
  let outbox: Outbox;
  let asked: EntitlementQuery[];
  let decision: EntitlementDecision;
  let directory: EntitlementDirectory;

  beforeEach(() => {
    database = openDatabase(':memory:');
    store = sqliteRequestStore(database, clock.now);
    outbox = sqliteOutbox(database, clock.now);
    asked = [];
    decision = entitled;
    directory = {
      check: async (query) => {
        asked.push(query);
        return decision;
      },
      contactByEmail: async () => undefined,
      accountOfTenant: async () => undefined,
    };
  });
  afterEach(() => database.close());

  const raise = async (input: RaiseInput): Promise<RaiseResult> =>
    raiseRequest({
      policies,
      entitlements: directory,
      store,
      clock: clock.now,
      directoryDeadlineMs: 20,
      acknowledgeMinutes: 60,
    })(input);
  const raised = async (input: RaiseInput = openCase()): Promise<SupportRequest> =>
    (await raise(input)).request;
  const queueIds = ({ queues }: SupportRequest): readonly string[] => queues.map(({ id }) => id);
  const entries = async () => outbox.claim(99, 1e11);

  it('gives a reference at once and leaves the rest to the outbox', async () => {
    const request = await raised();
    expect(isReference(request.reference)).to.equal(true);
    expect(request).to.deep.include({
      status: 'received',
      caseNumber: null,
      raisedAt: '2026-11-20T11:47:12.480Z',
    });
    expect(await store.get(request.reference)).to.deep.equal(request);
    expect((await entries()).map(({ id }) => id)).to.have.members([
      `deliver-${request.reference}`,
      `tellStaff-${request.reference}`,
    ]);
  });

  it('looks whether somebody acknowledged while there is still time', async () => {
    const { reference } = await raised();
    await entries();
    // Three quarters of 15 minutes.
    clock.forward(11 * 60_000);
    expect(await entries()).to.deep.equal([]);
    clock.forward(60_000);
    expect((await entries()).map(({ id }) => id)).to.deep.equal([`watch-${reference}-0`]);
  });

  it('yields the same request for the same conversation, also twice at once', async () => {
    const all = await Promise.all([raised(), raised(), raised()]);
    for (const request of [...all, await raised()]) expect(request).to.deep.equal(all[0]);
    expect(await store.list({ limit: 9 })).to.have.length(1);
  });

  it("promises a verified and entitled customer what their package says, at support's own desk", async () => {
    const request = await raised();
    expect(queueIds(request)).to.deep.equal([
      'daas-vdi',
      'critical-situation-manager',
      'account-manager',
    ]);
    expect(request.promised).to.deep.include({
      kind: 'by',
      at: new Date(clock.now().plus({ minutes: 15 }).toMillis()).toISOString(),
      source: 'D1, initial response times',
    });
  });

  it("checks a customer's own account, and keeps the one they typed", async () => {
    const request = await raised(openCase({ draft: { ...example.draft, accountId: 'ORG-666' } }));
    expect(asked.map(({ accountId, product }) => [accountId, product])).to.deep.equal([
      ['ORG-10442', 'storefront'],
    ]);
    expect(request.draft).to.deep.include({ accountId: 'ORG-666' });
  });

  it('checks for a stranger too, and lets nothing of it into what is promised', async () => {
    const request = await raised(openCase({ speaker: stranger }));
    expect(asked.map(({ accountId }) => accountId)).to.deep.equal([example.draft.accountId]);
    expect(request.entitlement).to.deep.equal(entitled);
    expect(queueIds(request)).to.deep.equal(['customer-service', 'daas-vdi']);
    decision = { outcome: 'unknown' };
    const other = await raised(openCase({ speaker: stranger, key: 'form-2' }));
    for (const shown of ['promise', 'promised', 'queues'] as const) {
      expect(request[shown], shown).to.deep.equal(other[shown]);
    }
  });

  it('asks no directory when a stranger gave no account', async () => {
    const draft = { ...example.draft, accountId: null };
    const request = await raised(openCase({ speaker: stranger, draft }));
    expect(asked).to.deep.equal([]);
    expect(request.entitlement).to.deep.equal({ outcome: 'unknown' });
  });

  it('finds the account of a serial number and of a partner PIN', async () => {
    const person = { name: 'Bo', email: 'bo@example.com' };
    await raised({
      ...common,
      key: 'form-serial',
      speaker: stranger,
      kind: 'replacement',
      about: null,
      draft: {
        serial: 'NS-1',
        summary: 'dead',
        address: '1 High Street',
        onRecord: 'yes',
        ...person,
      },
    });
    await raised({
      ...common,
      key: 'form-pin',
      speaker: stranger,
      kind: 'caseReview',
      about: null,
      draft: { pin: 'PIN-1', why: 'review', used: 8, contracted: 10, text: 'please', ...person },
    });
    expect(asked.map(({ accountId }) => accountId)).to.deep.equal(['NS-1', 'PIN-1']);
  });

  const uncertain: readonly EntitlementDecision[] = [
    { outcome: 'refused', account, reason: 'expired', on: '2026-11-01' },
    { outcome: 'unknown' },
    { outcome: 'indeterminate' },
  ];
  for (const outcome of uncertain) {
    it(`turns nobody away who is ${outcome.outcome}: Customer Service verifies`, async () => {
      decision = outcome;
      const request = await raised();
      expect(request.entitlement).to.deep.equal(outcome);
      expect(queueIds(request)).to.deep.equal(['customer-service', 'daas-vdi']);
      expect(request.promised.kind).to.equal('none');
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
      expect((await raised()).entitlement).to.deep.equal({ outcome: 'indeterminate' });
    });
  }

  it('keeps both views of the severity', async () => {
    const proposal = { ...example.severity.proposed, severity: 3 as const };
    const request = await raised(openCase({ proposal }));
    expect(request).to.deep.include({
      severity: { customer: 1, proposed: proposal, agreed: false },
      severityNow: 1,
    });
  });

  it('keeps a correction of a slot that had been left open', async () => {
    const corrections = [
      { slot: 'deadline', from: undefined, to: 'x', at: '2026-11-20T11:00:00Z' },
      { slot: 'phone', from: 'x', to: null, at: '2026-11-20T11:00:00Z' },
    ];
    const request = await raised(openCase({ corrections }));
    expect((await store.get(request.reference))?.corrections).to.have.length(2);
  });

  it('is dated by the clock, whatever its zone', async () => {
    const zoned = raiseRequest({
      policies,
      entitlements: directory,
      store,
      clock: () => systemClock().setZone('Asia/Kolkata'),
      directoryDeadlineMs: 20,
      acknowledgeMinutes: 60,
    });
    expect((await zoned(openCase())).request.raisedAt).to.match(/Z$/);
  });

  describe('about a case', () => {
    it('keeps the case as it was, and its severity', async () => {
      const request = await raised(escalate({ about: { ...about, severity: 2 } }));
      expect(request).to.deep.include({ caseNumber: about.caseNumber, severityNow: 2 });
      expect(request.about?.severity).to.equal(2);
      expect(
        request.promise.because.find(({ rule }) => rule === 'response.target')?.facts,
      ).to.include({
        severity: 2,
      });
    });

    it('takes a case that could not be looked up for one of severity 4', async () => {
      const request = await raised(escalate({ about: null }));
      expect(request).to.deep.include({ caseNumber: null, severityNow: 4 });
    });

    it("says nothing of a product that only the customer's words name", async () => {
      await raised(escalate({ about: { ...about, product: 'our login page' } }));
      expect(asked[0]).not.to.have.property('product');
    });

    it('asks for no acknowledgement of what the machine does alone', async () => {
      const { caseNumber } = about;
      await raised({
        ...common,
        kind: 'closing',
        about,
        draft: { caseNumber, why: 'solved' },
      });
      clock.forward(30 * 86_400_000);
      expect((await entries()).filter(({ kind }) => kind === 'watch')).to.deep.equal([]);
    });
  });

  describe('a second escalation of the same case', () => {
    const second = escalate({
      key: 'form-2',
      draft: { ...escalation.draft, summary: 'Still nothing, and the board asks.', deadline: null },
    });

    it('joins the first, once, however often it is sent', async () => {
      const first = await raise(escalate());
      const results = [await raise(second), await raise(second), await raise(second)];
      expect(first.kind).to.equal('raised');
      for (const { kind, request } of results) {
        expect(kind).to.equal('joined');
        expect(request.reference).to.equal(first.request.reference);
      }
      const { events = [] } = (await store.get(first.request.reference)) ?? {};
      expect(events.map(({ id, kind }) => [id, kind])).to.deep.equal([['joined-form-2', 'joined']]);
      expect(events[0]?.text).to.contain('Still nothing, and the board asks.');
      expect(events[0]?.by).to.deep.equal({ kind: 'customer', name: 'Ana Morales' });
    });

    it('tells staff and the case, once', async () => {
      const { reference } = await raised(escalate());
      await raise(second);
      await raise(second);
      const ids = (await entries()).map(({ id }) => id);
      expect(ids).to.have.members([
        `deliver-${reference}`,
        `tellStaff-${reference}`,
        `record-${reference}-joined-form-2`,
        `tellStaff-${reference}-joined-form-2`,
      ]);
    });

    it('joins also when both are sent at once', async () => {
      const keys = ['a', 'b', 'c', 'd'];
      const results = await Promise.all(keys.map(async (key) => raise(escalate({ key }))));
      expect(results.filter(({ kind }) => kind === 'raised')).to.have.length(1);
      expect(new Set(results.map(({ request }) => request.reference)).size).to.equal(1);
      expect(await store.list({ limit: 9 })).to.have.length(1);
      const [kept] = await store.list({ limit: 9 });
      expect(kept?.events).to.have.length(3);
    });

    it('stays joined when it is sent again after the first was dealt with', async () => {
      const first = await raised(escalate());
      await raise(second);
      await store.update(first.reference, (now) => ({
        request: {
          ...now,
          events: [
            ...now.events,
            { id: 'r', at: now.raisedAt, by: { kind: 'staff', name: 'Kim' }, kind: 'resolved' },
          ],
        },
      }));
      expect((await raise(second)).kind).to.equal('joined');
      expect((await raise(escalate({ key: 'form-3' }))).kind).to.equal('raised');
    });

    it('does not join another level, or a case that was only typed', async () => {
      await raise(escalate());
      const technical = { ...escalation.draft, level: 'technical' as const };
      expect((await raise(escalate({ key: 't', draft: technical }))).kind).to.equal('raised');
      expect((await raise(escalate({ key: 'n', about: null }))).kind).to.equal('raised');
      const typed = escalate({ key: 's', about: null, speaker: stranger });
      expect((await raise(typed)).kind).to.equal('raised');
    });
  });
});
