import { randomUUID } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';
import type { Clock } from '../../clock.ts';
import { ENTRY_KINDS, type Outbox, type OutboxEntry } from '../../outbox/outbox.ts';
import { integer, text } from './columns.ts';
import type { Database } from './database.ts';
import { insertEntry } from './insertEntry.ts';
import { isRunning } from './isRunning.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

/** Waits for its turn: a case that is resolved and disputed must not end up resolved. */
const waits = `(one.kind = 'record' AND EXISTS (SELECT 1 FROM outbox AS earlier
  WHERE earlier.reference = one.reference AND earlier.status = 'pending'
    AND earlier.kind = 'record' AND earlier.rowid < one.rowid))`;

/**
 * The outbox in the embedded store. Entries that are done stay as a line without content, so that the
 * same one added again, after a crash at the wrong moment, is not delivered again.
 */
export function sqliteOutbox(database: Database, clock: Clock): Outbox {
  const { turns, records: connection, recorded } = database;
  const holder = `${process.pid}:${randomUUID()}`;
  const addEntry = insertEntry(connection);
  // Who holds what need not survive a power cut, after which nobody holds anything: the disk is not waited for.
  const claimDue = turns.prepare(
    `UPDATE outbox SET attempt = attempt + 1, due_at = ?, holder = ? WHERE id IN
       (SELECT id FROM outbox AS one WHERE status = 'pending' AND due_at <= ? AND NOT ${waits}
        ORDER BY due_at, rowid LIMIT ?)
     RETURNING rowid AS place, id, kind, reference, event, attempt`,
  );
  const prolong = turns.prepare(
    `UPDATE outbox SET due_at = ? WHERE id = ? AND status = 'pending' AND holder = ?`,
  );
  // What was done or given up meanwhile stays so, whatever a late caller says.
  const settle = connection.prepare(
    `UPDATE outbox SET status = ?, problem = ?, holder = NULL WHERE id = ? AND status = 'pending'`,
  );
  const postpone = connection.prepare(
    `UPDATE outbox SET due_at = ?, problem = ?, holder = NULL WHERE id = ? AND status = 'pending'`,
  );
  const findParked = connection.prepare(
    `SELECT id, kind, reference, event, problem FROM outbox
     WHERE reference = ? AND status = 'parked' ORDER BY rowid`,
  );
  const unpark = connection.prepare(
    `UPDATE outbox SET status = 'pending', attempt = 0, due_at = ?, problem = NULL
     WHERE reference = ? AND status = 'parked'`,
  );
  const earliest = connection.prepare(
    `SELECT due_at FROM outbox AS one WHERE status = 'pending' AND NOT ${waits}
     ORDER BY due_at LIMIT 1`,
  );

  /** When the next is due, epoch milliseconds. */
  function dueAt(): number | undefined {
    const due = earliest.get()?.due_at;
    return typeof due === 'number' ? due : undefined;
  }

  releaseAbandoned(database, clock().toMillis());

  return {
    async claim(limit, leaseMs) {
      const now = clock().toMillis();
      // As a rule nothing is due, which costs no write to see.
      if ((dueAt() ?? Infinity) > now) return [];
      const rows = claimDue.all(now + leaseMs, holder, now, limit);
      // SQLite returns them in any order.
      return rows
        .toSorted((one, other) => integer(one.place) - integer(other.place))
        .map((row) => ({ ...entryOf(row), attempt: integer(row.attempt) }));
    },

    async renew(ids, leaseMs) {
      const until = clock().toMillis() + leaseMs;
      return ids.filter((id) => prolong.run(until, id, holder).changes === 1);
    },

    async done(id) {
      await recorded(() => settle.run('done', null, id));
    },

    async retry(id, delayMs, problem) {
      postpone.run(clock().toMillis() + Math.ceil(delayMs), problem, id);
    },

    async park(id, problem) {
      settle.run('parked', problem, id);
    },

    async parked(reference) {
      return findParked
        .all(reference)
        .map((row) => ({ ...entryOf(row), problem: text(row.problem) }));
    },

    async revive(reference) {
      const revived = Number(unpark.run(clock().toMillis(), reference).changes);
      if (revived > 0) database.outboxAdded.tell();
      return revived;
    },

    async add(entry) {
      if (addEntry(entry, clock().toMillis())) database.outboxAdded.tell();
    },

    async nextDueIn() {
      const due = dueAt();
      return due === undefined ? undefined : Math.max(0, due - clock().toMillis());
    },

    watch: (listener) => database.outboxAdded.watch(listener),
  };
}

function entryOf(row: Row): OutboxEntry {
  const kind = ENTRY_KINDS.find((one) => one === row.kind);
  if (kind === undefined) throw new TypeError(`The outbox holds a ${text(row.kind)}.`);
  const entry = { id: text(row.id), kind, reference: text(row.reference) };
  return row.event === null ? entry : { ...entry, event: text(row.event) };
}

/** A killed process can't give its leases back; customers should not wait until they have run out. */
function releaseAbandoned(database: Database, now: number): void {
  const held = database.records.prepare(
    `SELECT DISTINCT holder FROM outbox WHERE status = 'pending' AND holder IS NOT NULL`,
  );
  const release = database.records.prepare(
    `UPDATE outbox SET due_at = ?, holder = NULL WHERE status = 'pending' AND holder = ?`,
  );
  for (const row of held.all()) {
    const holder = text(row.holder);
    if (!isRunning(Number.parseInt(holder, 10))) release.run(now, holder);
  }
}
