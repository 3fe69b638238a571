import { DateTime } from 'luxon';
import type { DatabaseSync } from 'node:sqlite';
import type { OutboxEntry } from '../../outbox/outbox.ts';

/**
 * Writes an outbox entry, due when it says, or else at `now` (epoch ms). False if one with its id was
 * ever there. Throws if it is due at no instant.
 */
export function insertEntry(
  connection: DatabaseSync,
): (entry: OutboxEntry, now: number) => boolean {
  const insert = connection.prepare(
    `INSERT INTO outbox (id, kind, reference, event, status, attempt, due_at)
     VALUES (?, ?, ?, ?, 'pending', 0, ?) ON CONFLICT (id) DO NOTHING`,
  );
  return ({ id, kind, reference, event = null, dueAt }, now) => {
    const due = dueAt === undefined ? now : DateTime.fromISO(dueAt).toMillis();
    if (Number.isNaN(due)) throw new RangeError(`The outbox entry ${id} is due at ${dueAt}.`);
    return insert.run(id, kind, reference, event, due).changes === 1;
  };
}
