import type { Clock } from '../../services/clock.ts';
import type { Log } from '../../services/log.ts';
import type { Config } from '../config.ts';
import { embedded } from './embedded.ts';
import type { Stores } from './stores.ts';

/** One setting decides. @throws Error with one line that names what is wrong */
export async function openStores(
  { dataDir, redisUrl }: Pick<Config, 'dataDir' | 'redisUrl'>,
  clock: Clock,
  log: Log,
): Promise<Stores> {
  if (redisUrl === undefined) return embedded(dataDir, clock);
  // Its client is loaded only where it is used.
  const { redis } = await import('./redis.ts');
  return redis({ url: redisUrl, dataDir }, clock, log);
}
