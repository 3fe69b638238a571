import type { OutboxArchive } from '../../outbox/outboxArchive.ts';
import type { Database } from './database.ts';

/** What the outbox of the embedded store keeps beside what is to be done. */
export function sqliteOutboxArchive(database: Database): OutboxArchive {
  const erase = database.records.prepare(
    `UPDATE outbox SET problem = '[erased]' WHERE reference = ? AND problem <> '[erased]'`,
  );
  return {
    async eraseProblems(reference) {
      erase.run(reference);
    },
  };
}
