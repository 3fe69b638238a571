import { systemClock } from '../../../../services/clock.ts';
import { redisOutbox } from '../../../../services/storage/redis/outbox.ts';
import { redisRequestStore } from '../../../../services/storage/redis/requestStore.ts';
import { requestStoreContract } from '../../../contracts/requestStore.ts';
import { sharedRedis } from './sharedRedis.ts';

describe('requests on Redis', () => {
  const redis = sharedRedis();

  requestStoreContract(async () => {
    const connection = await redis.open();
    return {
      store: redisRequestStore(connection, systemClock),
      outbox: redisOutbox(connection, systemClock),
      close: connection.close,
    };
  });
});
