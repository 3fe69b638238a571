import { randomUUID } from 'node:crypto';
import type { Lease } from '../lease.ts';
import type { RedisConnection } from './connection.ts';
import { writing } from './script.ts';

/** Whoever has it keeps it by taking it again; else it is free when its time has run out. */
const take = writing(`
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 'taken' end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 'held'
`);

/** One process does a piece of work; the others look in, and take over when it is gone. */
export function redisLease(
  connection: RedisConnection,
  name: string,
  { leaseMs = 30_000 } = {},
): Lease {
  const part = connection.part(`lease:${name}`);
  const self = randomUUID();
  const isOurs = async (): Promise<boolean> =>
    (await part.write(take, ['holder'], [self, leaseMs], { isPromise: false })) === 'held';

  return async (work) => {
    if (!(await isOurs())) return;
    const again = setInterval(() => {
      // What is done under a lease may be done twice; it is only not worth it.
      isOurs().catch(() => {});
    }, leaseMs / 3);
    try {
      await work();
    } finally {
      clearInterval(again);
    }
  };
}
