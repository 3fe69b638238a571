import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Address, ChannelStore } from '../channelStore.ts';
import type { RedisConnection } from './connection.ts';
import { reading, writing } from './script.ts';

const TAG = 'channels';

const say = writing(`
local mark = redis.call('INCR', KEYS[1])
redis.call('ZADD', KEYS[2], mark, ARGV[1])
redis.call('HSET', KEYS[3], ARGV[1], ARGV[2])
return tostring(mark)
`);

const waiting = reading(`
local found, all = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES'), {}
for at = 1, #found, 2 do
  table.insert(all, { found[at], found[at + 1], redis.call('HGET', KEYS[2], found[at]) or '0' })
end
return all
`);
const Waiting = z.array(z.tuple([z.string(), z.coerce.number(), z.coerce.number()]));

const sent = writing(
  `
if tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or '-1') ~= tonumber(ARGV[2]) then return 'later' end
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
return 'sent'
`,
  'allow-oom',
);

/** Whom a key goes with stands at the key and at the conversation: the key may have changed hands. */
const put = writing(`
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('HDEL', KEYS[2], ARGV[1])
if ARGV[3] ~= '' then
  redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
  redis.call('SADD', KEYS[3], ARGV[1])
end
return 'put'
`);

const remove = writing(
  `
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
return 'gone'
`,
  'allow-oom',
);

const removeWith = writing(
  `
local marks, ats, addresses, owners, own = unpack(KEYS)
redis.call('ZREM', marks, ARGV[1])
redis.call('HDEL', ats, ARGV[1])
for _, key in ipairs(redis.call('SMEMBERS', own)) do
  if redis.call('HGET', owners, key) == ARGV[1] then
    redis.call('HDEL', addresses, key)
    redis.call('HDEL', owners, key)
  end
end
redis.call('DEL', own)
return 'gone'
`,
  'allow-oom',
);

const ownOf = (conversationId: string): string => `with:${conversationId}`;

/** What goes with a conversation that is erased. Again: nothing happens. */
export async function forgetWith(
  connection: RedisConnection,
  conversationId: string,
): Promise<void> {
  const names = ['marks', 'ats', 'addresses', 'owners', ownOf(conversationId)];
  await connection.part(TAG).write(removeWith, names, [conversationId]);
}

export function redisChannelStore(connection: RedisConnection, clock: Clock): ChannelStore {
  const part = connection.part(TAG);
  return {
    async willSay(conversationId) {
      const values = [conversationId, clock().toMillis()];
      await part.write(say, ['count', 'marks', 'ats'], values);
    },

    async unsent() {
      const found = Waiting.parse(await part.read(waiting, ['marks', 'ats'], []));
      return found.map(([conversationId, mark, at]) => ({ conversationId, mark, at }));
    },

    async allSent({ conversationId, mark }) {
      await part.write(sent, ['marks', 'ats'], [conversationId, mark]);
    },

    async remember(key, address, goesWith = '') {
      const names = ['addresses', 'owners', ownOf(goesWith)];
      await part.write(put, names, [key, JSON.stringify(address), goesWith]);
    },

    async find(key) {
      const name = part.key('addresses');
      const found = await connection.ask(async (redis) => redis.hget(name, key));
      return found === null ? undefined : (JSON.parse(found) as Address);
    },

    async forget(key) {
      await part.write(remove, ['addresses', 'owners'], [key]);
    },
  };
}
