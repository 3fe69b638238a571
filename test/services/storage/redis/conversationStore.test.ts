import { redisConversationStore } from '../../../../services/storage/redis/conversationStore.ts';
import { conversationStoreContract } from '../../../contracts/conversationStore.ts';
import { sharedRedis } from './sharedRedis.ts';

describe('conversations on Redis', () => {
  const redis = sharedRedis();

  conversationStoreContract(async (clock) => {
    const connection = await redis.open();
    return { store: redisConversationStore(connection, clock), close: connection.close };
  });
});
