import { expect } from 'chai';
import type { OutboxEntry } from '../../services/outbox/outbox.ts';
import type { Outbox } from '../../services/outbox/outbox.ts';
import type { RequestEvent } from '../../services/requests/requestEvent.ts';
import type { Change, Raised, RequestStore } from '../../services/requests/requestStore.ts';
import type { CaseRequest, SupportRequest } from '../../services/requests/supportRequest.ts';
import { withEvent } from '../../services/requests/work.ts';
import { anEscalation, aRequest, aRequestOf } from '../fakes/aRequest.ts';

const entryOf = ({ reference }: SupportRequest): OutboxEntry => ({
  id: `deliver-${reference}`,
  kind: 'deliver',
  reference,
});

const ofSeverity = (severityNow: 1 | 3): CaseRequest => aRequest({ severityNow });

const happened = (kind: RequestEvent['kind'], id: string = kind): RequestEvent => ({
  id,
  at: '2026-11-20T12:00:00.000Z',
  by: { kind: 'staff', name: 'Jo' },
  kind,
});

const and =
  (...events: readonly RequestEvent[]) =>
  (request: SupportRequest): Change => ({ request: events.reduce(withEvent, request) });

/** What every store of requests must do, together with the outbox that it fills. `make` gives empty ones. */
export function requestStoreContract(
  make: () => Promise<{ store: RequestStore; outbox: Outbox; close: () => Promise<void> }>,
): void {
  describe('a store of requests', () => {
    let store: RequestStore;
    let outbox: Outbox;
    let close: () => Promise<void>;

    beforeEach(async () => ({ store, outbox, close } = await make()));
    afterEach(async () => close());

    const tryToRaise = async (request: SupportRequest): Promise<Raised> =>
      store.raise(request, [entryOf(request)]);

    const raise = async <R extends SupportRequest>(request: R): Promise<R> => {
      expect((await tryToRaise(request)).kind).to.equal('raised');
      return request;
    };

    const raiseAll = async (requests: readonly SupportRequest[]): Promise<void> => {
      for (const request of requests) await raise(request);
    };

    const references = (requests: readonly SupportRequest[]): readonly string[] =>
      requests.map(({ reference }) => reference);

    it('finds a raised request by reference and by key', async () => {
      const request = await raise(aRequest());
      expect(await store.get(request.reference)).to.deep.equal(request);
      expect(await store.byKey(request.key)).to.deep.equal(request);
      expect(await store.get('SR-0000-0000')).to.equal(undefined);
      expect(await store.byKey('form-none')).to.equal(undefined);
    });

    it('puts an entry into the outbox with the request, and wakes who watches', async () => {
      let woken = 0;
      outbox.watch(() => (woken += 1));
      const request = await raise(aRequest());
      expect(woken).to.equal(1);
      expect(await outbox.claim(9, 60_000)).to.deep.equal([{ ...entryOf(request), attempt: 1 }]);
    });

    it('keeps every kind of request as it was given', async () => {
      const { name, email } = anEscalation().draft;
      const requests = [
        anEscalation(),
        aRequestOf('information', { caseNumber: '100001', text: 'It is 停止 "again"' }),
        aRequestOf('feedback', { mood: 'praise', text: 'well done', name, email }),
      ];
      await raiseAll(requests);
      for (const one of requests) expect(await store.get(one.reference)).to.deep.equal(one);
    });

    it('yields one request and one entry for a key, however often it is raised', async () => {
      const request = await raise(aRequest());
      const again = aRequest({ key: request.key });
      const results = await Promise.all([again, again, request].map(tryToRaise));
      for (const result of results) expect(result).to.deep.equal({ kind: 'same', request });
      expect(await store.list({ limit: 9 })).to.have.length(1);
      expect(await outbox.claim(9, 60_000)).to.have.length(1);
    });

    it('writes all outbox entries of a request, or none and no request', async () => {
      const request = aRequest();
      const broken = { ...entryOf(request), id: 'watch-1', dueAt: 'soon' };
      const failed = store.raise(request, [entryOf(request), broken]);
      expect(await failed.catch((error: unknown) => error)).to.be.an('error');
      expect(await store.get(request.reference)).to.equal(undefined);
      expect(await outbox.claim(9, 60_000)).to.deep.equal([]);
      await store.raise(request, [entryOf(request), { ...entryOf(request), id: 'tell-1' }]);
      expect(await outbox.claim(9, 60_000)).to.have.length(2);
    });

    it('lets one of two people who escalate a case at once through, and gives the other that one', async () => {
      const results = await Promise.all([anEscalation(), anEscalation()].map(tryToRaise));
      expect(results.map(({ kind }) => kind)).to.have.members(['raised', 'taken']);
      expect(results[0]?.request).to.deep.equal(results[1]?.request);
      expect(await store.list({ limit: 9 })).to.have.length(1);
      expect(await outbox.claim(9, 60_000)).to.have.length(1);
    });

    it('takes escalations of other cases and to another level beside it', async () => {
      await raise(anEscalation());
      await raise(anEscalation({ caseNumber: '100002' }));
      await raise(anEscalation({ level: 'technical' }));
    });

    it('takes the next escalation of a case when the one before is no longer open', async () => {
      const first = await raise(anEscalation());
      await store.update(first.reference, (request) => ({
        request: { ...request, status: 'withdrawn' },
      }));
      const second = await raise(anEscalation());
      await store.update(second.reference, and(happened('resolved')));
      await raise(anEscalation());
    });

    it('takes a dispute though there is another escalation already, and no third one', async () => {
      const first = await raise(anEscalation());
      await store.update(first.reference, and(happened('resolved')));
      const second = await raise(anEscalation());
      const disputed = await store.update(first.reference, and(happened('disputed')));
      expect(disputed?.events).to.have.length(2);
      expect((await tryToRaise(anEscalation())).kind).to.equal('taken');
      await store.update(second.reference, and(happened('resolved')));
      expect((await tryToRaise(anEscalation())).request.reference).to.equal(first.reference);
    });

    it('writes neither request nor entry when the reference is taken', async () => {
      const request = await raise(aRequest());
      const other = aRequest({ reference: request.reference });
      expect(await tryToRaise(other).catch((error: unknown) => error)).to.be.an('error');
      expect(await store.byKey(other.key)).to.equal(undefined);
      await raise(aRequest());
      expect(await outbox.claim(9, 60_000)).to.have.length(2);
    });

    it('refuses what is no support request, before writing anything', async () => {
      const broken = aRequest({ raisedAt: 'yesterday' });
      expect(await tryToRaise(broken).catch((error: unknown) => error)).to.be.an('error');
      expect(await store.list({ limit: 9 })).to.deep.equal([]);
    });

    it('replaces a request, and says so', async () => {
      const { reference } = await raise(aRequest());
      const seen: string[] = [];
      const stop = store.watch(({ status }) => seen.push(status));
      const to =
        (status: SupportRequest['status']) =>
        (request: SupportRequest): Change => ({ request: { ...request, status } });
      expect((await store.update(reference, to('parked')))?.status).to.equal('parked');
      expect((await store.get(reference))?.status).to.equal('parked');
      stop();
      await store.update(reference, to('received'));
      expect(seen).to.deep.equal(['parked']);
      expect(await store.update('SR-0000-0000', to('parked'))).to.equal(undefined);
    });

    it('writes a change and the entries that follow from it together, and wakes who watches', async () => {
      const { reference } = await raise(aRequest());
      await outbox.claim(9, 60_000);
      let woken = 0;
      outbox.watch(() => (woken += 1));
      const tell = { id: 'tell-1', kind: 'tellCustomer', reference, event: 'taken' } as const;
      await store.update(reference, (request) => ({
        ...and(happened('taken'))(request),
        entries: [tell],
      }));
      expect(woken).to.equal(1);
      expect(await outbox.claim(9, 60_000)).to.deep.equal([{ ...tell, attempt: 1 }]);
    });

    it('writes neither change nor entry when one of them is broken', async () => {
      const request = await raise(aRequest());
      await outbox.claim(9, 60_000);
      const { reference } = request;
      const entries = [
        { id: 'tell-1', kind: 'tellCustomer', reference },
        { id: 'watch-1', kind: 'watch', reference, dueAt: 'soon' },
      ] as const;
      const failed = store.update(reference, (now) => ({
        ...and(happened('taken'))(now),
        entries,
      }));
      expect(await failed.catch((error: unknown) => error)).to.be.an('error');
      expect(await store.get(reference)).to.deep.equal(request);
      expect(await outbox.claim(9, 60_000)).to.deep.equal([]);
    });

    it('writes nothing and wakes nobody when a change changes nothing', async () => {
      const { reference } = await raise(aRequest());
      await store.update(reference, and(happened('taken')));
      await outbox.claim(9, 60_000);
      let told = 0;
      store.watch(() => (told += 1));
      outbox.watch(() => (told += 1));
      const same = await store.update(reference, (request) => ({
        ...and(happened('taken'))(request),
        entries: [{ id: 'tell-1', kind: 'tellCustomer', reference }],
      }));
      expect(same).to.deep.equal(await store.get(reference));
      expect(same?.events).to.have.length(1);
      expect(told).to.equal(0);
      expect(await outbox.nextDueIn()).to.not.equal(0);
    });

    it('says that a request was raised', async () => {
      const seen: string[] = [];
      store.watch(({ reference }) => seen.push(reference));
      const request = await raise(aRequest());
      await tryToRaise(request);
      expect(seen).to.deep.equal([request.reference]);
    });

    it('keeps a request though somebody who watches fails', async () => {
      const warned = new Promise((resolve) => process.once('warning', resolve));
      store.watch(() => {
        throw new Error('a listener of the test fails');
      });
      const request = await raise(aRequest());
      expect(await store.get(request.reference)).to.deep.equal(request);
      await warned;
    });

    it('lists Severity 1 before all, then the newest first', async () => {
      const [old, urgent, delivered, latest] = [
        ofSeverity(3),
        ofSeverity(1),
        { ...ofSeverity(1), status: 'delivered' as const },
        ofSeverity(3),
      ];
      await raiseAll([old, urgent, delivered, latest]);
      const listed = references(await store.list({ limit: 9 }));
      expect(listed).to.deep.equal(references([delivered, urgent, latest, old]));
    });

    it('lists escalations that nobody has acknowledged before others of their severity', async () => {
      const escalation = (severityNow: 1 | 3) => anEscalation({}, { severityNow, about: null });
      const [calm, pressing] = [escalation(3), escalation(1)];
      const [outage, question] = [ofSeverity(1), ofSeverity(3)];
      await raiseAll([calm, pressing, outage, question]);
      const listed = references(await store.list({ limit: 10 }));
      expect(listed).to.deep.equal(references([pressing, outage, calm, question]));
      const [, second] = listed;
      const rest = references(await store.list({ limit: 10, before: second ?? '' }));
      expect(rest).to.deep.equal(references([calm, question]));
      await store.update(calm.reference, and(happened('acknowledged')));
      expect(references(await store.list({ limit: 10 }))).to.deep.equal(
        references([pressing, outage, question, calm]),
      );
    });

    it('keeps an urgent request in sight when the desk has it, until somebody acknowledges it', async () => {
      const [urgent, latest] = [ofSeverity(1), ofSeverity(3)];
      await raiseAll([urgent, latest]);
      await store.update(urgent.reference, (request) => ({
        request: { ...withEvent(request, happened('delivered')), status: 'delivered' },
      }));
      expect(references(await store.list({ limit: 9 }))).to.deep.equal(
        references([urgent, latest]),
      );
      await store.update(urgent.reference, and(happened('acknowledged')));
      expect(references(await store.list({ limit: 9 }))).to.deep.equal(
        references([latest, urgent]),
      );
      await store.update(urgent.reference, and(happened('released')));
      expect(references(await store.list({ limit: 9 }))).to.deep.equal(
        references([urgent, latest]),
      );
    });

    it('lists no longer as urgent what was withdrawn', async () => {
      const [urgent, latest] = [ofSeverity(1), ofSeverity(3)];
      await raiseAll([urgent, latest]);
      await store.update(urgent.reference, (request) => ({
        request: { ...request, status: 'withdrawn' },
      }));
      expect(references(await store.list({ limit: 9 }))).to.deep.equal(
        references([latest, urgent]),
      );
    });

    it('lists what a queue has now, also after it was passed on', async () => {
      const [waiting, passed, other] = [
        anEscalation(),
        anEscalation({ caseNumber: '100002' }),
        aRequest(),
      ];
      await raiseAll([waiting, passed, other]);
      await store.update(passed.reference, and(happened('passedOn')));
      const of = async (queue: string): Promise<readonly string[]> =>
        references(await store.list({ limit: 9, queue }));
      expect(await of('case-manager')).to.deep.equal([waiting.reference]);
      expect(await of('on-call-manager')).to.deep.equal([passed.reference]);
      expect(await of('support-engineer')).to.deep.equal([other.reference]);
      expect(await of('nobody')).to.deep.equal([]);
    });

    it('lists what is still to be done, in all queues or in one', async () => {
      const [done, open, other] = [aRequest(), aRequest(), anEscalation()];
      await raiseAll([done, open, other]);
      await store.update(done.reference, and(happened('resolved')));
      const listed = async (options: { isOpen: boolean; queue?: string }) =>
        references(await store.list({ limit: 9, ...options }));
      expect(await listed({ isOpen: true })).to.have.members(references([open, other]));
      expect(await listed({ isOpen: false })).to.deep.equal([done.reference]);
      const queue = 'support-engineer';
      expect(await listed({ isOpen: true, queue })).to.deep.equal([open.reference]);
      expect(await listed({ isOpen: false, queue })).to.deep.equal([done.reference]);
      await store.update(done.reference, and(happened('disputed')));
      expect(await listed({ isOpen: true, queue })).to.have.length(2);
    });

    it('finds everything of a case and of a conversation, the newest first', async () => {
      const { origin } = aRequest();
      const elsewhere = { ...origin, conversationId: 'c_other' };
      const opened = await raise(aRequest());
      const escalated = await raise(anEscalation());
      const other = await raise(anEscalation({ caseNumber: '100002' }, { origin: elsewhere }));
      expect(references(await store.ofCase('100001'))).to.deep.equal([escalated.reference]);
      await store.update(opened.reference, (request) => ({
        request: { ...request, caseNumber: '100001' },
      }));
      expect(references(await store.ofCase('100001'))).to.deep.equal(
        references([escalated, opened]),
      );
      expect(await store.ofCase('')).to.deep.equal([]);
      expect(references(await store.ofConversation(origin.conversationId))).to.deep.equal(
        references([escalated, opened]),
      );
      expect(references(await store.ofConversation('c_other'))).to.deep.equal([other.reference]);
      expect(await store.ofConversation('c_none')).to.deep.equal([]);
    });

    it('lists page by page without gap or repetition', async () => {
      const requests = [ofSeverity(3), ofSeverity(1), ofSeverity(3), ofSeverity(1), ofSeverity(3)];
      await raiseAll(requests);
      const whole = await store.list({ limit: 9 });
      const first = await store.list({ limit: 2 });
      const second = await store.list({ limit: 2, before: first[1]?.reference ?? '' });
      const third = await store.list({ limit: 2, before: second[1]?.reference ?? '' });
      expect([...first, ...second, ...third]).to.deep.equal(whole);
      expect(await store.list({ limit: 2, before: third[0]?.reference ?? '' })).to.deep.equal([]);
      expect(await store.list({ limit: 2, before: 'SR-0000-0000' })).to.deep.equal([]);
    });
  });
}
