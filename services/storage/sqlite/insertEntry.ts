import type { DatabaseSync } from 'node:sqlite';
import type { OutboxEntry } from '../../outbox/outbox.ts';

/** Writes an outbox entry, due at `now` (epoch ms). False if one with its id was ever there. */
export function insertEntry(
  connection: DatabaseSync,
): (entry: OutboxEntry, now: number) => boolean {
  const insert = connection.prepare(
    `INSERT INTO outbox (id, kind, reference, status, attempt, due_at)
     VALUES (?, ?, ?, 'pending', 0, ?) ON CONFLICT (id) DO NOTHING`,
  );
  return (entry, now) => insert.run(entry.id, entry.kind, entry.reference, now).changes === 1;
}
