import { once } from 'node:events';
import type { Redis } from 'ioredis';

/** Ends a connection for good. Returns when nothing of it is left that keeps the process alive. */
export async function endConnection(redis: Redis): Promise<void> {
  const isThere = !['wait', 'reconnecting', 'end'].includes(redis.status);
  // Between two tries there is nothing to be closed, and ioredis says nothing.
  const closed = isThere ? once(redis, 'close') : undefined;
  redis.disconnect();
  await closed;
}
