import { randomUUID } from 'node:crypto';
import { openRedis, type RedisConnection } from '../../../../services/storage/redis/connection.ts';
import { silentLog } from '../../../fakes/silentLog.ts';
import { type RedisServer, startRedis } from '../../../support/redisServer.ts';

/** One server for the tests of a file; each connection that is not told otherwise begins with nothing. */
export function sharedRedis(settings: Readonly<Record<string, string>> = {}): {
  open: (prefix?: string) => Promise<RedisConnection>;
  server: () => RedisServer;
} {
  let server: RedisServer | undefined;
  const running = (): RedisServer => {
    if (server === undefined) throw new Error('Redis was not started.');
    return server;
  };
  before(async () => {
    server = await startRedis(settings);
  });
  after(async () => server?.stop());
  return {
    server: running,
    open: async (prefix = randomUUID()) => openRedis(running().url, { log: silentLog, prefix }),
  };
}
