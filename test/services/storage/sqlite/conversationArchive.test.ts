import { sqliteConversationArchive } from '../../../../services/storage/sqlite/conversationArchive.ts';
import { sqliteConversationStore } from '../../../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { conversationArchiveContract } from '../../../contracts/conversationArchive.ts';

conversationArchiveContract(async (clock) => {
  const database = openDatabase(':memory:');
  return {
    store: sqliteConversationStore(database, clock),
    archive: sqliteConversationArchive(database),
    close: async () => database.close(),
  };
});
