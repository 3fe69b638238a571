import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { sqliteOutbox } from '../../../../services/storage/sqlite/outbox.ts';
import { outboxContract } from '../../../contracts/outbox.ts';

describe('the outbox in the embedded store', () => {
  outboxContract(async (clock) => {
    const database = openDatabase(':memory:');
    return { outbox: sqliteOutbox(database, clock), close: async () => database.close() };
  });
});
