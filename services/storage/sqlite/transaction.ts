import type { DatabaseSync } from 'node:sqlite';
import { failpoint } from '../../failpoint.ts';

/**
 * All of it or nothing: what `work` writes is committed when it returns and undone when it throws.
 * The write lock is taken at once, so that nothing read inside can be stale when it is written.
 * `work` may not begin another transaction on the same connection.
 */
export function transaction(connection: DatabaseSync): <T>(work: () => T) => T {
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const rollback = connection.prepare('ROLLBACK');
  return (work) => {
    begin.run();
    try {
      const result = work();
      failpoint('store.committing');
      commit.run();
      return result;
    } catch (error) {
      // A full disk makes SQLite roll back by itself; a second rollback would hide the cause.
      if (connection.isTransaction) rollback.run();
      throw error;
    }
  };
}
