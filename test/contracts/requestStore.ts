import { expect } from 'chai';
import type { OutboxEntry } from '../../services/outbox/outbox.ts';
import type { Outbox } from '../../services/outbox/outbox.ts';
import type { RequestStore } from '../../services/requests/requestStore.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { aRequest } from '../fakes/aRequest.ts';

const entryOf = ({ reference }: SupportRequest): OutboxEntry => ({
  id: `open-${reference}`,
  kind: 'openCase',
  reference,
});

const ofSeverity = (customer: 1 | 3): SupportRequest => {
  const request = aRequest();
  return { ...request, severity: { ...request.severity, customer } };
};

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

    const raise = async (request: SupportRequest): Promise<SupportRequest> =>
      store.raise(request, entryOf(request));

    const raiseAll = async (requests: readonly SupportRequest[]): Promise<void> => {
      for (const request of requests) await raise(request);
    };

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
      expect(await outbox.claim(9, 1000)).to.deep.equal([{ ...entryOf(request), attempt: 1 }]);
    });

    it('yields one request and one entry for a key, however often it is raised', async () => {
      const request = await raise(aRequest());
      const again = aRequest({ key: request.key });
      const results = await Promise.all([raise(again), raise(again), raise(request)]);
      for (const result of results) expect(result).to.deep.equal(request);
      expect(await store.list({ limit: 9 })).to.have.length(1);
      expect(await outbox.claim(9, 1000)).to.have.length(1);
    });

    it('writes neither request nor entry when the reference is taken', async () => {
      const request = await raise(aRequest());
      const other = aRequest({ reference: request.reference });
      expect(await raise(other).catch((error: unknown) => error)).to.be.an('error');
      expect(await store.byKey(other.key)).to.equal(undefined);
      await raise(aRequest());
      expect(await outbox.claim(9, 1000)).to.have.length(2);
    });

    it('refuses what is no support request, before writing anything', async () => {
      const broken = aRequest({ raisedAt: 'yesterday' });
      expect(await raise(broken).catch((error: unknown) => error)).to.be.an('error');
      expect(await store.list({ limit: 9 })).to.deep.equal([]);
    });

    it('replaces a request, and says so', async () => {
      const { reference } = await raise(aRequest());
      const seen: string[] = [];
      const stop = store.watch(({ status }) => seen.push(status));
      const change = (request: SupportRequest): SupportRequest => ({
        ...request,
        status: 'parked',
      });
      expect((await store.update(reference, change))?.status).to.equal('parked');
      expect((await store.get(reference))?.status).to.equal('parked');
      stop();
      await store.update(reference, change);
      expect(seen).to.deep.equal(['parked']);
      expect(await store.update('SR-0000-0000', change)).to.equal(undefined);
    });

    it('says that a request was raised', async () => {
      const seen: string[] = [];
      store.watch(({ reference }) => seen.push(reference));
      const request = await raise(aRequest());
      await raise(request);
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
      const [old, urgent, opened, latest] = [
        ofSeverity(3),
        ofSeverity(1),
        { ...ofSeverity(1), status: 'opened' as const },
        ofSeverity(3),
      ];
      await raiseAll([old, urgent, opened, latest]);
      const listed = (await store.list({ limit: 9 })).map(({ reference }) => reference);
      expect(listed).to.deep.equal([opened, urgent, latest, old].map(({ reference }) => reference));
    });

    it('keeps an urgent request in sight when its case is open, since nobody may have read it', async () => {
      const [urgent, latest] = [ofSeverity(1), ofSeverity(3)];
      await raiseAll([urgent, latest]);
      await store.update(urgent.reference, (request) => ({ ...request, status: 'opened' }));
      const listed = (await store.list({ limit: 9 })).map(({ reference }) => reference);
      expect(listed).to.deep.equal([urgent.reference, latest.reference]);
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
