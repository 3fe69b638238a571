import { systemClock } from '../../../../services/clock.ts';
import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { sqliteOutbox } from '../../../../services/storage/sqlite/outbox.ts';
import { sqliteRequestStore } from '../../../../services/storage/sqlite/requestStore.ts';
import { requestStoreContract } from '../../../contracts/requestStore.ts';

describe('requests in the embedded store', () => {
  requestStoreContract(async () => {
    const database = openDatabase(':memory:');
    return {
      store: sqliteRequestStore(database, systemClock),
      outbox: sqliteOutbox(database, systemClock),
      close: async () => database.close(),
    };
  });
});
