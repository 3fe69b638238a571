import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { ClaimedEntry, Outbox } from '../../outbox/outbox.ts';
import { integer, text } from './columns.ts';
import type { Database } from './database.ts';
import { insertEntry } from './insertEntry.ts';
import { isRunning } from './isRunning.ts';

/**
 * The outbox in the embedded store. Entries that are done stay as a line without content, so that the
 * same one added again, after a crash at the wrong moment, is not delivered again.
 */
export function sqliteOutbox(database: Database, clock: Clock): Outbox {
  const connection = database.records;
  const holder = `${process.pid}:${randomUUID()}`;
  const addEntry = insertEntry(connection);
  const claimDue = connection.prepare(
    `UPDATE outbox SET attempt = attempt + 1, due_at = ?, holder = ? WHERE id IN
       (SELECT id FROM outbox WHERE status = 'pending' AND due_at <= ? ORDER BY due_at LIMIT ?)
     RETURNING id, kind, reference, attempt`,
  );
  // What was done or given up meanwhile stays so, whatever a late caller says.
  const settle = connection.prepare(
    `UPDATE outbox SET status = ?, problem = ?, holder = NULL WHERE id = ? AND status = 'pending'`,
  );
  const postpone = connection.prepare(
    `UPDATE outbox SET due_at = ?, problem = ?, holder = NULL WHERE id = ? AND status = 'pending'`,
  );
  const earliest = connection.prepare(
    `SELECT min(due_at) AS due_at FROM outbox WHERE status = 'pending'`,
  );

  releaseAbandoned(database, clock().toMillis());

  return {
    async claim(limit, leaseMs) {
      const now = clock().toMillis();
      return claimDue.all(now + leaseMs, holder, now, limit).map((row): ClaimedEntry => ({
        id: text(row.id),
        kind: text(row.kind) === 'openCase' ? 'openCase' : 'tellCustomer',
        reference: text(row.reference),
        attempt: integer(row.attempt),
      }));
    },

    async done(id) {
      settle.run('done', null, id);
    },

    async retry(id, delayMs, problem) {
      postpone.run(clock().toMillis() + Math.ceil(delayMs), problem, id);
    },

    async park(id, problem) {
      settle.run('parked', problem, id);
    },

    async add(entry) {
      if (addEntry(entry, clock().toMillis())) database.outboxAdded.tell();
    },

    async nextDueIn() {
      const due = earliest.get()?.due_at;
      return typeof due === 'number' ? Math.max(0, due - clock().toMillis()) : undefined;
    },

    watch: (listener) => database.outboxAdded.watch(listener),
  };
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
