import { z } from 'zod';
import type { RedisConnection } from '../../services/storage/redis/connection.ts';
import { writing } from '../../services/storage/redis/script.ts';
import { newSecrets, Secrets } from '../secrets.ts';

const keep = writing(`
for at = 1, #ARGV, 2 do redis.call('HSETNX', KEYS[1], ARGV[at], ARGV[at + 1]) end
return cjson.encode(redis.call('HGETALL', KEYS[1]))
`);

const Flat = z.array(z.string());

/** The secrets that were not given, made by the first process and the same for all. */
export async function sharedSecrets(connection: RedisConnection): Promise<Secrets> {
  const part = connection.part('secrets');
  const answer = await part.write(keep, ['made'], Object.entries(newSecrets()).flat());
  const flat = Flat.parse(JSON.parse(answer));
  const pairs = flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1]] as const] : []));
  return Secrets.parse(Object.fromEntries(pairs));
}
