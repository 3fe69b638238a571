import type { ConversationArchive, UsedConversation } from '../conversationArchive.ts';
import { forgetWith } from './channelStore.ts';
import type { Part, RedisConnection } from './connection.ts';
import { indexTag } from './conversationStore.ts';
import { writing } from './script.ts';

/** Writes state and changed lines, unless something was written since they were read. */
const replace = writing(`
local head, log = unpack(KEYS)
local version, length, state = unpack(ARGV, 1, 3)
local stored = redis.call('HMGET', head, 'version', 'length')
if stored[1] ~= version or stored[2] ~= length then return 'conflict' end
for at = 4, #ARGV, 2 do redis.call('LSET', log, ARGV[at], ARGV[at + 1]) end
redis.call('HSET', head, 'version', tonumber(version) + 1, 'state', state)
return 'replaced'
`);

const forget = writing(
  `
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[1])
return 'forgotten'
`,
  'allow-oom',
);

/** Also who waits for a turn in it: what they commit is a conflict. */
const remove = writing(`redis.call('DEL', unpack(KEYS)) return 'gone'`, 'allow-oom');

/** The age of conversations on Redis, from the list of all that the store keeps. */
export function redisConversationArchive(connection: RedisConnection): ConversationArchive {
  const { ask } = connection;
  const index = connection.part(indexTag);
  const part = (id: string): Part => connection.part(`c:${id}`);
  const comesAfter = (one: UsedConversation, other: UsedConversation): boolean =>
    one.usedAt > other.usedAt || (one.usedAt === other.usedAt && one.id > other.id);

  return {
    async usedBefore({ before, limit, after }) {
      const found: UsedConversation[] = [];
      const from = after?.usedAt ?? '-inf';
      for (let offset = 0; found.length < limit; offset += limit) {
        const at = offset;
        const page = await ask(async (redis) =>
          redis.zrangebyscore(
            index.key('used'),
            from,
            `(${before}`,
            'WITHSCORES',
            'LIMIT',
            at,
            limit,
          ),
        );
        if (page.length === 0) break;
        for (let place = 0; place < page.length; place += 2) {
          const one = { id: page[place] ?? '', usedAt: Number(page[place + 1]) };
          if (after === undefined || comesAfter(one, after)) found.push(one);
        }
      }
      return found.slice(0, limit);
    },

    async rewrite(id, change) {
      const keys = part(id);
      const changed = (json: string): string => JSON.stringify(change(JSON.parse(json)) ?? null);
      for (;;) {
        const [version, length, state] = await ask(async (redis) =>
          redis.hmget(keys.key('head'), 'version', 'length', 'state'),
        );
        if (typeof version !== 'string' || typeof state !== 'string') return;
        const lines = await ask(async (redis) => redis.lrange(keys.key('log'), 0, -1));
        const values = lines.flatMap((line, place) => {
          const { activity, ...rest } = JSON.parse(line) as { readonly activity: unknown };
          const before = JSON.stringify(activity);
          const after = changed(before);
          if (after === before) return [];
          return [place, JSON.stringify({ ...rest, activity: JSON.parse(after) as unknown })];
        });
        const all = [version, length ?? 0, changed(state), ...values];
        if ((await keys.write(replace, ['head', 'log'], all)) === 'replaced') return;
      }
    },

    async erase(id) {
      const names = ['head', 'log', 'inbox', 'clients', 'code', 'line', 'alive'];
      await part(id).write(remove, names, []);
      await forgetWith(connection, id);
      // Last: killed before it, the conversation is found again, and erased again.
      await index.write(forget, ['open', 'used'], [id]);
    },
  };
}
