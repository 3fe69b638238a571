import { redisOutbox } from '../../../../services/storage/redis/outbox.ts';
import { outboxContract } from '../../../contracts/outbox.ts';
import { sharedRedis } from './sharedRedis.ts';

describe('the outbox on Redis', () => {
  const redis = sharedRedis();

  outboxContract(async (clock) => {
    const connection = await redis.open();
    return { outbox: redisOutbox(connection, clock), close: connection.close };
  });
});
