import { expect } from 'chai';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { embeddedDesk } from '../../../../services/cases/adapters/embeddedDesk.ts';
import { isOpen } from '../../../../services/requests/alone.ts';
import type { RequestEvent } from '../../../../services/requests/requestEvent.ts';
import { SupportRequest } from '../../../../services/requests/supportRequest.ts';
import { urgencyOf } from '../../../../services/requests/urgencyOf.ts';
import { workOf } from '../../../../services/requests/work.ts';
import { openDatabase, type Database } from '../../../../services/storage/sqlite/database.ts';
import { migrate } from '../../../../services/storage/sqlite/migrate.ts';
import { migrations } from '../../../../services/storage/sqlite/migrations.ts';
import { sqliteOutbox } from '../../../../services/storage/sqlite/outbox.ts';
import { sqliteRequestStore } from '../../../../services/storage/sqlite/requestStore.ts';
import { aRequest, anEscalation } from '../../../fakes/aRequest.ts';
import { clockAt } from '../../../fakes/clocks.ts';

const Stored = z.looseObject({ reference: z.string(), key: z.string(), status: z.string() });
type Stored = z.infer<typeof Stored>;

const readJson = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const before = (name: string): Stored => Stored.parse(readJson(`version1/${name}.json`));
const after = (name: string): SupportRequest =>
  SupportRequest.parse(readJson(`../../../../services/requests/examples/${name}.json`));

describe('a database of the first version', () => {
  const options = { signal: new AbortController().signal };
  const clock = clockAt('2026-11-22T08:00:00Z');
  const [outage, question] = [before('outage'), before('question')];
  let folder: string;
  let database: Database | undefined;
  let old: DatabaseSync;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'version1-'));
    old = new DatabaseSync(join(folder, 'intake.db'));
    migrate(old, migrations.slice(0, 1));
  });
  afterEach(() => {
    database?.close();
    database = undefined;
    rmSync(folder, { recursive: true });
  });

  const addRequest = (body: Stored, urgent = 0): void =>
    void old
      .prepare('INSERT INTO requests (reference, key, urgent, body) VALUES (?, ?, ?, ?)')
      .run(body.reference, body.key, urgent, JSON.stringify(body));
  const addEntry = (id: string, kind: string, reference: string, status: string): void =>
    void old
      .prepare(
        `INSERT INTO outbox (id, kind, reference, status, attempt, due_at, problem)
         VALUES (?, ?, ?, ?, 1, 0, ?)`,
      )
      .run(id, kind, reference, status, status === 'parked' ? 'no such queue' : null);
  const reopened = (): Database => {
    old.close();
    database = openDatabase(join(folder, 'intake.db'));
    return database;
  };

  it('has every request as it would be raised today', async () => {
    addRequest(outage, 1);
    addRequest(question);
    const store = sqliteRequestStore(reopened(), clock.now);
    expect(await store.get(outage.reference)).to.deep.equal(after('outage'));
    expect(await store.byKey(question.key)).to.deep.equal(after('question'));
  });

  it('finds its requests by everything that they are looked for', async () => {
    addRequest(outage, 1);
    addRequest(question);
    const store = sqliteRequestStore(reopened(), clock.now);
    const of = (requests: readonly SupportRequest[]) => requests.map((one) => one.reference);
    expect(of(await store.list({ limit: 9 }))).to.deep.equal([
      outage.reference,
      question.reference,
    ]);
    const waiting = { limit: 9, isOpen: true, queue: 'customer-service' };
    expect(of(await store.list(waiting))).to.deep.equal([question.reference]);
    expect(of(await store.ofCase('100001'))).to.deep.equal([outage.reference]);
    const { conversationId } = after('question').origin;
    expect(of(await store.ofConversation(conversationId))).to.deep.equal([question.reference]);
  });

  it('keeps the reading on which a promise rests, and what was given up on', async () => {
    const { promise } = after('outage');
    const reading = { id: 'C99', text: 'Minutes are counted from the receipt.' };
    const because = promise.because.map((one) =>
      one.rule === 'response.target' ? { ...one, reading } : one,
    );
    addRequest({ ...outage, promise: { ...promise, because } });
    addRequest({ ...question, status: 'parked', promise: { ...promise, because: [] } });
    const store = sqliteRequestStore(reopened(), clock.now);
    expect((await store.get(outage.reference))?.promised).to.deep.include({ kind: 'by', reading });
    const parked = await store.get(question.reference);
    expect(parked?.status).to.equal('parked');
    expect(parked?.promised.source).to.equal('D1, initial response times');
  });

  it('goes on with what was under way, and repeats nothing', async () => {
    addRequest(outage, 1);
    addRequest(question);
    addEntry('open-1', 'openCase', outage.reference, 'done');
    addEntry('tell-1', 'tellCustomer', outage.reference, 'pending');
    addEntry('open-2', 'openCase', question.reference, 'pending');
    const outbox = sqliteOutbox(reopened(), clock.now);
    expect(await outbox.claim(9, 60_000)).to.deep.equal([
      {
        id: 'tell-1',
        kind: 'tellCustomer',
        reference: outage.reference,
        event: 'delivered',
        attempt: 2,
      },
      { id: 'open-2', kind: 'deliver', reference: question.reference, attempt: 2 },
    ]);
  });

  it('tells a customer whose case was opened by a process that was killed right after', async () => {
    addRequest(outage, 1);
    addEntry('open-1', 'openCase', outage.reference, 'pending');
    const outbox = sqliteOutbox(reopened(), clock.now);
    const claimed = await outbox.claim(9, 60_000);
    expect(claimed.map(({ kind, event }) => [kind, event])).to.deep.equal([
      ['deliver', undefined],
      ['tellCustomer', 'delivered'],
    ]);
  });

  it('tries again what was given up on when a person says so', async () => {
    addRequest({ ...question, status: 'parked' });
    addEntry('open-1', 'openCase', question.reference, 'parked');
    const outbox = sqliteOutbox(reopened(), clock.now);
    expect(await outbox.parked(question.reference)).to.deep.equal([
      { id: 'open-1', kind: 'deliver', reference: question.reference, problem: 'no such queue' },
    ]);
    expect(await outbox.revive(question.reference)).to.equal(1);
  });

  it('has the cases of the embedded desk, with product and contact from their requests', async () => {
    addRequest(outage, 1);
    const insert = old.prepare(
      `INSERT INTO cases (key, status, title, severity, org_id, opened_at, updated_at)
       VALUES (?, 'new', ?, ?, ?, ?, ?)`,
    );
    const at = '2026-11-20T11:47:12.911Z';
    insert.run(outage.key, 'Citrix StoreFront: down', 1, 'ORG-10442', at, at);
    insert.run('form-gone', 'Licensing: a question', 4, null, at, at);
    const desk = embeddedDesk(reopened(), clock.now);
    expect(await desk.get('100001', options)).to.deep.equal({
      caseNumber: '100001',
      key: outage.key,
      status: 'new',
      title: 'Citrix StoreFront: down',
      severity: 1,
      orgId: 'ORG-10442',
      product: 'storefront',
      contact: { name: 'Ana Morales', email: 'ana.morales@example.com', phone: '+1 212 555 0142' },
      owner: null,
      isEscalated: false,
      openedAt: at,
      updatedAt: at,
      closedAt: null,
    });
    expect(await desk.get('100002', options)).to.deep.include({ product: null, contact: null });
    const { events } = await desk.events(undefined, options);
    expect(events.map(({ caseNumber, kind }) => [caseNumber, kind])).to.deep.equal([
      ['100001', 'opened'],
      ['100002', 'opened'],
    ]);
  });
});

describe('a database in which an earlier rule has placed what is urgent', () => {
  const KINDS = ['overdue', 'taken', 'acknowledged', 'answer', 'nextSteps', 'released'] as const;
  const ALL = [...KINDS, 'resolved', 'disputed', 'confirmed', 'withdrawn', 'note'] as const;
  const longer = (all: readonly (readonly RequestEvent['kind'][])[]) =>
    all.flatMap((kinds) => ALL.map((kind) => [...kinds, kind]));
  const pairs = longer(longer([[]]));
  const histories = [[], ...longer([[]]), ...pairs, ...longer(pairs)];
  /** As it was until there was the step. */
  const earlier = (request: SupportRequest): number => {
    if (!isOpen(request) || workOf(request).state !== 'waiting') return 0;
    const isEscalation = request.kind === 'escalation';
    return request.severityNow === 1 ? 2 + Number(isEscalation) : Number(isEscalation);
  };

  it('has each request where it would stand if it were changed today', () => {
    const connection = new DatabaseSync(':memory:');
    migrate(connection, migrations.slice(0, 6));
    const insert = connection.prepare(
      `INSERT INTO requests (reference, key, body, urgent, is_open, queue, alone)
       VALUES (?, ?, ?, ?, ?, '', NULL)`,
    );
    const begun = [aRequest({ severityNow: 3 }), aRequest({ severityNow: 1 }), anEscalation()];
    const requests = histories.flatMap((kinds) =>
      begun.map((one, place): SupportRequest => {
        const events = kinds.map((kind, at) => ({
          id: `event-${at}`,
          at: one.raisedAt,
          kind,
          by: { kind: 'staff' as const, name: 'Kim Park' },
        }));
        const reference = `${place}-${kinds.join('-')}`;
        return { ...one, reference, key: reference, events };
      }),
    );
    connection.exec('BEGIN');
    for (const request of requests) {
      const { reference } = request;
      const open = Number(isOpen(request));
      insert.run(reference, reference, JSON.stringify(request), earlier(request), open);
    }
    connection.exec('COMMIT');
    migrate(connection);
    const rows = connection.prepare('SELECT reference, urgent FROM requests ORDER BY number').all();
    expect(rows.map((row) => ({ ...row }))).to.deep.equal(
      requests.map((one) => ({ reference: one.reference, urgent: urgencyOf(one) })),
    );
    connection.close();
  });
});
