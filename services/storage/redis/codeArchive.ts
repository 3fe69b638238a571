import type { CodeArchive } from '../../identity/codeArchive.ts';
import { Speaker } from '../../identity/speaker.ts';
import type { RedisConnection } from './connection.ts';
import { writing } from './script.ts';

const remove = writing(`redis.call('DEL', KEYS[1]) return 'gone'`, 'allow-oom');
const atOnce = 500;

/** The one-time codes on Redis. They lie with their conversations, so all keys are gone through. */
export function redisCodeArchive(connection: RedisConnection): CodeArchive {
  const { ask } = connection;
  const [before = '', after = ''] = connection.part('c:*').key('code').split('*');
  return {
    async erase(which) {
      let cursor = '0';
      do {
        const from = cursor;
        const [next, keys] = await ask(async (redis) =>
          redis.scan(from, 'MATCH', `${before}*${after}`, 'COUNT', atOnce),
        );
        cursor = next;
        for (const key of keys) {
          const [speaker, expiresAt] = await ask(async (redis) =>
            redis.hmget(key, 'speaker', 'expiresAt'),
          );
          if (typeof speaker !== 'string') continue;
          const code = {
            speaker: Speaker.parse(JSON.parse(speaker)),
            expiresAt: Number(expiresAt),
          };
          if (!which(code)) continue;
          const id = key.slice(before.length, -after.length);
          await connection.part(`c:${id}`).write(remove, ['code'], []);
        }
      } while (cursor !== '0');
    },
  };
}
