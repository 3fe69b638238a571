import type { Clock } from '../../clock.ts';
import type { RedisConnection } from '../../storage/redis/connection.ts';
import type { CaseBackend } from '../caseBackend.ts';
import { desk } from './embedded/desk.ts';
import { redisCases } from './embedded/redisCases.ts';

/** Our own desk, with its cases on Redis. */
export function redisDesk(connection: RedisConnection, clock: Clock): CaseBackend {
  return desk(redisCases(connection), clock);
}
