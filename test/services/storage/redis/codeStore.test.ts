import { redisCodeStore } from '../../../../services/storage/redis/codeStore.ts';
import { codeStoreContract } from '../../../contracts/codeStore.ts';
import { sharedRedis } from './sharedRedis.ts';

describe('one-time codes on Redis', () => {
  const redis = sharedRedis();

  codeStoreContract(async () => {
    const connection = await redis.open();
    return { codes: redisCodeStore(connection), close: connection.close };
  });
});
