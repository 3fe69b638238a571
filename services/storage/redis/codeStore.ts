import type { CodeStore } from '../../identity/codeStore.ts';
import { Speaker } from '../../identity/speaker.ts';
import type { RedisConnection } from './connection.ts';
import { writing } from './script.ts';

const mostMisses = 3;
/** `take` knows when a code expires; this only sees to it that none that is never taken stays. */
const keptMs = 86_400_000;

const put = writing(`
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'hash', ARGV[1], 'speaker', ARGV[2], 'expiresAt', ARGV[3], 'misses', '0')
redis.call('PEXPIRE', KEYS[1], '${keptMs}')
return 'put'
`);

const take = writing(`
local stored = redis.call('HMGET', KEYS[1], 'hash', 'speaker', 'expiresAt', 'takenBy', 'missedBy')
if not stored[1] then return '' end
if tonumber(stored[3]) <= tonumber(ARGV[2]) then
  redis.call('DEL', KEYS[1])
  return ''
end
if stored[4] and stored[4] ~= ARGV[3] then return '' end
if stored[1] == ARGV[1] then
  redis.call('HSET', KEYS[1], 'takenBy', ARGV[3])
  redis.call('PEXPIRE', KEYS[1], tonumber(stored[3]) - tonumber(ARGV[2]))
  return stored[3] .. ' ' .. stored[2]
end
if stored[5] == ARGV[3] then return '' end
redis.call('HSET', KEYS[1], 'missedBy', ARGV[3])
if redis.call('HINCRBY', KEYS[1], 'misses', 1) >= ${mostMisses} then redis.call('DEL', KEYS[1]) end
return ''
`);

/** One-time codes on Redis, beside the conversation that they were sent for. */
export function redisCodeStore(connection: RedisConnection): CodeStore {
  return {
    async put(conversationId, { hash, speaker, expiresAt }) {
      const code = connection.part(`c:${conversationId}`);
      await code.write(put, ['code'], [hash, JSON.stringify(speaker), expiresAt]);
    },

    async take(conversationId, hash, lineId, now) {
      const code = connection.part(`c:${conversationId}`);
      const answer = await code.write(take, ['code'], [hash, now, lineId]);
      if (answer === '') return undefined;
      const space = answer.indexOf(' ');
      const speaker = Speaker.parse(JSON.parse(answer.slice(space + 1)));
      return { hash, speaker, expiresAt: Number(answer.slice(0, space)) };
    },
  };
}
