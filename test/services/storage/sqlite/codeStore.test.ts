import { sqliteCodeStore } from '../../../../services/storage/sqlite/codeStore.ts';
import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { codeStoreContract } from '../../../contracts/codeStore.ts';

describe('one-time codes in the embedded store', () => {
  codeStoreContract(async () => {
    const database = openDatabase(':memory:');
    return { codes: sqliteCodeStore(database), close: async () => database.close() };
  });
});
