import { expect } from 'chai';
import { systemClock } from '../../../services/clock.ts';
import { newsFollows } from '../../../services/outbox/newsFollows.ts';
import type { RequestStore } from '../../../services/requests/requestStore.ts';
import { redisRequestStore } from '../../../services/storage/redis/requestStore.ts';
import { openDatabase } from '../../../services/storage/sqlite/database.ts';
import { sqliteRequestStore } from '../../../services/storage/sqlite/requestStore.ts';
import { aRequest, aRequestOf, anEscalation } from '../../fakes/aRequest.ts';
import { sharedRedis } from '../storage/redis/sharedRedis.ts';

const caseNumber = '100001';
const before = { caseNumber, raisedAt: '2026-11-20T10:00:00.000Z', status: 'delivered' } as const;
const then = { caseNumber, raisedAt: '2026-11-20T11:00:00.000Z', status: 'delivered' } as const;
const after = { caseNumber, raisedAt: '2026-11-20T12:00:00.000Z', status: 'delivered' } as const;
const person = { name: 'Bo Ek', email: 'bo@example.com' };

type Opened = { readonly requests: RequestStore; readonly close: () => unknown };

function theSameOn(open: () => Promise<Opened>): void {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('ends what waited on a case that was closed, once, and nothing else', async () => {
    const { requests } = opened;
    const closing = aRequestOf('closing', { caseNumber, why: 'solved' }, then);
    const outage = aRequest(before);
    const complaint = aRequestOf(
      'feedback',
      { mood: 'complaint', text: 'slow', caseNumber, ...person },
      before,
    );
    const again = anEscalation({}, after);
    const elsewhere = anEscalation({ caseNumber: '100002' }, { ...before, caseNumber: '100002' });
    for (const one of [outage, complaint, elsewhere, closing, again]) await requests.raise(one, []);
    await newsFollows(requests, closing);
    await newsFollows(requests, closing);
    const stillOpen = await requests.list({ limit: 9, isOpen: true });
    expect(stillOpen.map(({ reference }) => reference)).to.have.members(
      [complaint, elsewhere, again].map(({ reference }) => reference),
    );
    const kinds = async (reference: string) =>
      (await requests.get(reference))?.events.map(({ kind }) => kind);
    expect(await kinds(outage.reference)).to.deep.equal(['caseClosed']);
    expect(await kinds(complaint.reference)).to.deep.equal(['note']);
    expect(await kinds(elsewhere.reference)).to.deep.equal([]);
    expect(await kinds(again.reference)).to.deep.equal([]);
  });

  it('says who the contact is by now, and ends nothing', async () => {
    const { requests } = opened;
    const change = aRequestOf('contact', { caseNumber, ...person }, then);
    const outage = aRequest(before);
    for (const one of [outage, change]) await requests.raise(one, []);
    await newsFollows(requests, change);
    const [stillOpen] = await requests.list({ limit: 9, isOpen: true });
    expect(stillOpen?.reference).to.equal(outage.reference);
    expect(stillOpen?.events.map(({ kind, text }) => `${kind}: ${text}`)).to.deep.equal([
      `note: The contact of case 100001 is bo@example.com now, as the customer asked with ${change.reference}.`,
    ]);
  });
}

describe('what was done to a case, in what else is open about it', () => {
  describe('in the embedded store', () => {
    theSameOn(async () => {
      const database = openDatabase(':memory:');
      return {
        requests: sqliteRequestStore(database, systemClock),
        close: () => database.close(),
      };
    });
  });

  describe('on Redis', () => {
    const redis = sharedRedis();
    theSameOn(async () => {
      const connection = await redis.open();
      return { requests: redisRequestStore(connection, systemClock), close: connection.close };
    });
  });
});
