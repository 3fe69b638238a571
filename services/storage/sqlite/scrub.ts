import { integer } from './columns.ts';
import type { Database } from './database.ts';

/**
 * Takes what was erased out of the files as well. Deleted rows are overwritten where they stood; the
 * write-ahead log still has them until it is emptied. `whole` also writes the database anew, so that no
 * moved row has left a copy behind: it takes as much free disk as the database, and a while.
 *
 * @returns false if somebody else was using the database, and it has to be tried again
 */
export function scrub({ records }: Database, { whole = false } = {}): boolean {
  try {
    if (whole) records.exec('VACUUM');
    const row = records.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    return integer(row?.busy) === 0;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

const BUSY = 5;

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === BUSY;
