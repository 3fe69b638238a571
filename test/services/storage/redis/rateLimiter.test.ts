import { redisRateLimiter } from '../../../../services/storage/redis/rateLimiter.ts';
import { rateLimiterContract } from '../../../contracts/rateLimiter.ts';
import { sharedRedis } from './sharedRedis.ts';

describe('limits on Redis', () => {
  const redis = sharedRedis();

  rateLimiterContract(async (clock) => {
    const connection = await redis.open();
    return { limiter: redisRateLimiter(connection, clock), close: connection.close };
  });
});
