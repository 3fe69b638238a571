import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { sqliteMailbox } from '../../../../services/storage/sqlite/mailbox.ts';
import { mailboxContract } from '../../../contracts/mailbox.ts';

describe('the mailbox in the embedded store', () => {
  mailboxContract(async (clock) => {
    const database = openDatabase(':memory:');
    return { mailbox: sqliteMailbox(database, clock), close: async () => database.close() };
  });
});
