import { openRedis } from '../../services/storage/redis/connection.ts';
import { promiseOf } from '../../services/storage/redis/topology.ts';

import { type Check, fine, unused, whyOf, wrong } from './finding.ts';

const NO_LOG = { info: () => {}, warn: () => {}, error: () => {} };

/** Does Redis answer, and may it be trusted with what is acknowledged? */
export const checkRedis: Check = async ({ redisUrl }) => {
  if (redisUrl === undefined) {
    return [unused('REDIS_URL', 'One process, on the store in DATA_DIR.')];
  }
  try {
    const connection = await openRedis(redisUrl, { log: NO_LOG });
    const says = promiseOf(connection.topology());
    await connection.close();
    return [fine('REDIS_URL', says)];
  } catch (error) {
    return [wrong('REDIS_URL', whyOf(error).replace(/^REDIS_URL: /, ''))];
  }
};
