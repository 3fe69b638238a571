import { createHash } from 'node:crypto';
import { z } from 'zod';
import { SupportRequest } from '../../requests/supportRequest.ts';
import { urgencyOf } from '../../requests/urgencyOf.ts';
import type { RedisConnection } from './connection.ts';
import { recordsTag } from './entries.ts';
import { placeInList } from './placeInList.ts';
import { requestLists } from './requestLists.ts';
import { reading, writing } from './script.ts';

/** Of the rule in `urgencyOf`. Raise it when that changes; the embedded store has a step then. */
const RULE = '2';
const PAGE = 200;

/** A request's number is less: what is above it is the urgency. */
const URGENCY = 2 ** 40;

const page = reading(`
local requests, list = unpack(KEYS)
return { redis.call('HMGET', requests, unpack(ARGV)), redis.call('ZMSCORE', list, unpack(ARGV)) }
`);
const Nullable = z.array(z.string().nullable());
const Page = z.tuple([Nullable, Nullable]);

/** Only where the request is as it was read: whoever has changed it meanwhile has placed it by the rule of today. */
const rank = writing(`${placeInList}
local requests, numbers = KEYS[1], KEYS[2]
local reference, before, urgent = unpack(ARGV)
local stored = redis.call('HGET', requests, reference)
if not stored or redis.sha1hex(stored) ~= before then return 'changed' end
local place = placeOf(urgent, redis.call('HGET', numbers, reference))
for at = 3, #KEYS do redis.call('ZADD', KEYS[at], 'XX', place, reference) end
return 'ranked'
`);

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

/**
 * Brings what is open to its place in the lists, where a version of this program with another rule has placed it.
 * Once for a rule; several processes may do it at the same time. Throws a `RedisError`.
 */
export async function rankAnew({
  ask,
  part,
}: Pick<RedisConnection, 'ask' | 'part'>): Promise<void> {
  const records = part(recordsTag);
  const done = records.key('ranked');
  if ((await ask(async (redis) => redis.get(done))) === RULE) return;
  const open = requestLists.listed(undefined, true);
  const all = await ask(async (redis) => redis.zrange(records.key(open), '0', '-1'));
  for (let from = 0; from < all.length; from += PAGE) {
    const references = all.slice(from, from + PAGE);
    const [bodies, places] = Page.parse(await records.read(page, ['requests', open], references));
    for (const [at, body] of bodies.entries()) {
      if (body === null) continue;
      const request = SupportRequest.parse(JSON.parse(body));
      const urgent = urgencyOf(request);
      if (Math.floor(Number(places[at] ?? 0) / URGENCY) === urgent) continue;
      const names = ['requests', 'numbers', ...requestLists.of(request).listed];
      const values = [request.reference, sha1(body), urgent];
      await records.write(rank, names, values, { isPromise: false });
    }
  }
  await ask(async (redis) => redis.set(done, RULE));
}
