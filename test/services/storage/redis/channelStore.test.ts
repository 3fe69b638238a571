import { redisChannelStore } from '../../../../services/storage/redis/channelStore.ts';
import { redisConversationArchive } from '../../../../services/storage/redis/conversationArchive.ts';
import { channelStoreContract } from '../../../contracts/channelStore.ts';
import { sharedRedis } from './sharedRedis.ts';

describe('what channels remember on Redis', () => {
  const redis = sharedRedis();

  channelStoreContract(async (clock) => {
    const connection = await redis.open();
    return {
      channels: redisChannelStore(connection, clock),
      archive: redisConversationArchive(connection),
      close: connection.close,
    };
  });
});
