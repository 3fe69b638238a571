import { expect } from 'chai';
import { remindersOf } from '../../../services/requests/remindersOf.ts';
import type { RequestEvent } from '../../../services/requests/requestEvent.ts';
import type { RequestStore } from '../../../services/requests/requestStore.ts';
import { shownToStaff } from '../../../services/requests/shownToStaff.ts';
import { withEvent } from '../../../services/requests/work.ts';
import { type Database, openDatabase } from '../../../services/storage/sqlite/database.ts';
import { sqliteOutbox } from '../../../services/storage/sqlite/outbox.ts';
import { sqliteRequestStore } from '../../../services/storage/sqlite/requestStore.ts';
import { aRequest } from '../../fakes/aRequest.ts';
import { clockAt } from '../../fakes/clocks.ts';

const by = (raisedAt: string, at: string) => ({
  raisedAt,
  promised: { kind: 'by', at, what: 'first response', source: 'D1' } as const,
});

describe('a request that is shown to staff', () => {
  let database: Database;
  let store: RequestStore;
  const clock = clockAt('2026-11-20T12:00:00.000Z');
  beforeEach(() => {
    database = openDatabase(':memory:');
    store = shownToStaff(sqliteRequestStore(database, clock.now));
  });
  afterEach(() => database.close());

  /** What is due at once, by kind; it counts as done. */
  const due = async (): Promise<readonly string[]> => {
    const outbox = sqliteOutbox(database, clock.now);
    const entries = await outbox.claim(99, 60_000);
    for (const { id } of entries) await outbox.done(id);
    return entries.map(({ kind }) => kind);
  };
  const event = (id: string, kind: RequestEvent['kind']): RequestEvent => ({
    id,
    at: '2026-11-20T12:00:00.000Z',
    by: { kind: 'system' },
    kind,
  });
  const raise = async () => {
    const request = aRequest({ promised: { kind: 'none', why: 'no time is named' } });
    await store.raise(request, []);
    await due();
    return request;
  };

  it('is shown when it is raised, and once when several things happen at once', async () => {
    const request = aRequest({ promised: { kind: 'none', why: 'no time is named' } });
    await store.raise(request, []);
    expect(await due()).to.deep.equal(['showStaff']);
    await store.raise(request, []);
    expect(await due()).to.deep.equal([]);
    await store.update(request.reference, (now) => ({
      request: [event('a', 'taken'), event('b', 'note')].reduce(withEvent, now),
    }));
    expect(await due()).to.deep.equal(['showStaff']);
  });

  it('is shown when nothing happened to it and it stands otherwise, again each time', async () => {
    const { reference } = await raise();
    const change = async (changes: object) =>
      store.update(reference, (now) => ({ request: { ...now, ...changes } }));
    for (const changes of [
      { status: 'parked' },
      { caseNumber: '100001' },
      { severityNow: 2 },
      { erasedAt: '2026-11-20T12:00:00.000Z' },
    ]) {
      await change(changes);
      expect(await due(), Object.keys(changes).join()).to.deep.equal(['showStaff']);
      await change(changes);
      expect(await due()).to.deep.equal([]);
    }
  });

  it('is not shown when what changes is nothing that they see, or nothing changes', async () => {
    const { reference } = await raise();
    await store.update(reference, (now) => ({ request: { ...now, masked: ['card'] } }));
    await store.update(reference, (now) => ({ request: now }));
    expect(await due()).to.deep.equal([]);
  });

  it('keeps what follows from a change anyway', async () => {
    const { reference } = await raise();
    const entry = { id: 'record-1', kind: 'record', reference, event: 'a' } as const;
    await store.update(reference, (now) => ({
      request: withEvent(now, event('a', 'note')),
      entries: [entry],
    }));
    expect(await due()).to.deep.equal(['record', 'showStaff']);
  });

  for (const [what, given, at] of [
    [
      'a promise of 15 minutes',
      by('2026-11-20T12:00:00Z', '2026-11-20T12:15:00Z'),
      ['12:12', '12:15'],
    ],
    ['one of an hour', by('2026-11-20T12:00:00Z', '2026-11-20T13:00:00Z'), ['12:48', '13:00']],
    ['one of four hours', by('2026-11-20T12:00:00Z', '2026-11-20T16:00:00Z'), ['15:45', '16:00']],
    ['one of next week', by('2026-11-20T12:00:00Z', '2026-11-23T09:00:00Z'), ['08:45', '09:00']],
    ['one that had passed', by('2026-11-20T12:00:00Z', '2026-11-20T11:00:00Z'), []],
    ['none', { promised: { kind: 'none', why: 'no time is named' } as const }, []],
  ] as const) {
    it(`is reminded of before and at the end of ${what}`, async () => {
      const request = aRequest(given);
      expect(remindersOf(request).map((one) => one.slice(11, 16))).to.deep.equal(at);
      await store.raise(request, []);
      const reminders = sqliteOutbox(database, clockAt('2026-12-20T12:00:00Z').now);
      const kinds = (await reminders.claim(99, 60_000)).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'remindStaff')).to.have.length(at.length);
    });
  }
});
