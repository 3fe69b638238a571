import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { sqliteOutbox } from '../../../../services/storage/sqlite/outbox.ts';
import { outboxContract } from '../../../contracts/outbox.ts';

describe('the outbox in the embedded store', () => {
  describe('in memory', () => {
    outboxContract(async (clock) => {
      const database = openDatabase(':memory:');
      return { outbox: sqliteOutbox(database, clock), close: async () => database.close() };
    });
  });

  // A file is open twice, and claims are written on the other connection.
  describe('in a file', () => {
    outboxContract(async (clock) => {
      const folder = mkdtempSync(join(tmpdir(), 'outbox-'));
      const database = openDatabase(join(folder, 'support.db'));
      return {
        outbox: sqliteOutbox(database, clock),
        close: async () => {
          database.close();
          rmSync(folder, { recursive: true });
        },
      };
    });
  });
});
