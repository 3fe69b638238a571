import type { Database } from './database.ts';
import { integer } from './columns.ts';

/**
 * Takes what was erased out of the files as well. Deleted rows are overwritten where they stood; the
 * write-ahead log still has them until it is emptied. `whole` also writes the database anew, so that no
 * moved row has left a copy behind: it takes as much free disk as the database, and a while.
 *
 * @returns false if somebody else reads the database, so that the log could not be emptied
 */
export function scrub(database: Database, { whole = false } = {}): boolean {
  if (whole) database.records.exec('VACUUM');
  const row = database.records.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  return integer(row?.busy) === 0;
}
