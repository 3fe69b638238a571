import type { DatabaseSync } from 'node:sqlite';
import { failpoint } from '../../failpoint.ts';
import { integer } from './columns.ts';
import { migrations } from './migrations.ts';
import { transaction } from './transaction.ts';

/** Brings the schema up to date. Throws if a newer version of this program has written the file. */
export function migrate(connection: DatabaseSync, steps: readonly string[] = migrations): void {
  // One transaction for all steps: a process that is killed in between leaves the file as it was.
  transaction(connection)(() => {
    const had = integer(connection.prepare('PRAGMA user_version').get()?.user_version);
    if (had > steps.length) {
      throw new Error(
        `its schema is version ${had}, this program knows ${steps.length}; a newer version has used it`,
      );
    }
    if (had === steps.length) return;
    for (const step of steps.slice(had)) {
      connection.exec(step);
      failpoint('store.migrating');
    }
    connection.exec(`PRAGMA user_version = ${steps.length}`);
  });
}
