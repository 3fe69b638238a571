import { sqliteChannelStore } from '../../../../services/storage/sqlite/channelStore.ts';
import { sqliteConversationArchive } from '../../../../services/storage/sqlite/conversationArchive.ts';
import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { channelStoreContract } from '../../../contracts/channelStore.ts';

describe('what channels remember in the embedded store', () => {
  channelStoreContract(async (clock) => {
    const database = openDatabase(':memory:');
    return {
      channels: sqliteChannelStore(database, clock),
      archive: sqliteConversationArchive(database),
      close: async () => database.close(),
    };
  });
});
