import { sqliteConversationStore } from '../../../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { conversationStoreContract } from '../../../contracts/conversationStore.ts';

describe('conversations in the embedded store', () => {
  conversationStoreContract(async (clock) => {
    const database = openDatabase(':memory:');
    return {
      store: sqliteConversationStore(database, clock),
      close: async () => database.close(),
    };
  });
});
