import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { ConversationStore, LoggedActivity } from '../conversationStore.ts';
import type { Part, RedisConnection } from './connection.ts';
import { reading, writing } from './script.ts';

/** Where conversations are listed. */
export const indexTag = 'unfinished';

/** Every conversation has these keys: head (a hash), log (a list of lines), inbox, clients. */
const create = writing(`
if redis.call('EXISTS', KEYS[1]) == 1 then return 'known' end
redis.call('HSET', KEYS[1], 'version', '0', 'length', '0', 'last', '0', 'open', '0', 'state', ARGV[1])
return 'created'
`);

/** A line of the log, and when it is dated: instants rise though clocks stand still and step back. */
const lines = `
local function lineOf(seq, at, sender, activity)
  return string.format('{"seq":%.0f,"at":%.0f,"sender":"%s","activity":', seq, at, sender) .. activity .. '}'
end
local function nextAt(now, last) return math.max(tonumber(now), last + 1) end
`;

const receive = writing(`${lines}
local head, log, inbox, clients = unpack(KEYS)
local activity, hasClient, client, now, channel, message = unpack(ARGV)
local stored = redis.call('HMGET', head, 'length', 'last')
if not stored[1] then return 'none' end
redis.call('HINCRBY', head, 'open', 1)
if hasClient == '1' then
  local known = redis.call('HGET', clients, client)
  if known then return 'known ' .. known end
end
local seq = tonumber(stored[1]) + 1
local at = nextAt(now, tonumber(stored[2]))
redis.call('RPUSH', log, lineOf(seq, at, 'user', activity))
redis.call('ZADD', inbox, seq, seq)
if hasClient == '1' then redis.call('HSET', clients, client, seq) end
redis.call('HSET', head, 'length', seq, 'last', string.format('%.0f', at))
redis.call('PUBLISH', channel, string.format('%s %.0f', message, seq))
return string.format('%.0f %.0f', seq, at)
`);

const commit = writing(`${lines}
local head, log, inbox = unpack(KEYS)
local version, handled, state, now, channel, message, fence = unpack(ARGV)
local stored = redis.call('HMGET', head, 'version', 'length', 'last', 'open', 'fence')
if stored[1] ~= version then return '{"conflict":true}' end
-- Somebody else has the turn by now.
if fence ~= '' and stored[5] ~= fence then return '{"conflict":true}' end
if handled ~= '' and redis.call('ZREM', inbox, handled) == 0 then return '{"conflict":true}' end
local length, last, ats = tonumber(stored[2]), tonumber(stored[3]), {}
for index = 8, #ARGV do
  length = length + 1
  last = nextAt(now, last)
  table.insert(ats, string.format('%.0f', last))
  redis.call('RPUSH', log, lineOf(length, last, 'bot', ARGV[index]))
end
local closed = redis.call('ZCARD', inbox) == 0 and stored[4] or '0'
redis.call('HSET', head, 'version', tonumber(version) + 1, 'state', state, 'length', length,
  'last', string.format('%.0f', last), 'open', tonumber(stored[4]) - tonumber(closed))
if #ats > 0 then redis.call('PUBLISH', channel, string.format('%s %.0f', message, length)) end
return string.format('{"length":%.0f,"closed":%s,"ats":[%s]}', length, closed, table.concat(ats, ','))
`);

const Committed = z.union([
  z.object({ conflict: z.literal(true) }),
  z.object({ length: z.number(), closed: z.number(), ats: z.array(z.number()) }),
]);

const oldest = reading(`
local seq = redis.call('ZRANGE', KEYS[2], 0, 0)[1]
return seq and redis.call('LINDEX', KEYS[1], tonumber(seq) - 1)
`);

/**
 * Opened as often as lines were received; closed as often, when the last of them was answered. And when it
 * was last used: not for one that was erased meanwhile.
 */
const count = writing(`
local open, used = unpack(KEYS)
local id, by, now = unpack(ARGV)
local left = redis.call('HINCRBY', open, id, by)
if left <= 0 then redis.call('HDEL', open, id) end
redis.call('ZADD', used, 'XX', 'GT', now, id)
return tostring(left)
`);

const begin = writing(`
redis.call('ZADD', KEYS[1], 'NX', ARGV[2], ARGV[1])
return 'begun'
`);

const readLine = (json: string): LoggedActivity => JSON.parse(json);
const asJson = (value: unknown): string => JSON.stringify(value ?? null);

/**
 * Conversations on Redis: the keys of one have the conversation as their hash tag, and each call is one
 * script over them.
 */
export function redisConversationStore(
  connection: RedisConnection,
  clock: Clock,
): ConversationStore {
  const { messages, ask, self } = connection;
  const channel = messages.name('activity');
  const part = (id: string): Part => connection.part(`c:${id}`);
  /**
   * Which conversations may have unanswered lines. It can't be written in one step with a conversation,
   * so it is counted up before and down after: it may name one too many, never one too few. Beside it stand
   * all conversations by when they were last used, with no more written for it than there is anyway.
   */
  const index = connection.part(indexTag);
  const opened = async (id: string, by: number): Promise<string> =>
    index.write(count, ['open', 'used'], [id, by, clock().toMillis()]);

  const nextUnhandled = async (id: string): Promise<LoggedActivity | undefined> => {
    const line = await part(id).read(oldest, ['log', 'inbox'], []);
    return typeof line === 'string' ? readLine(line) : undefined;
  };

  return {
    async create(id, state) {
      // First, so that none is left out when it is looked for what is old.
      await index.write(begin, ['used'], [id, clock().toMillis()]);
      return (await part(id).write(create, ['head'], [asJson(state)])) === 'created';
    },

    async load(id) {
      const head = part(id).key('head');
      const [version, state, length] = await ask(async (redis) =>
        redis.hmget(head, 'version', 'state', 'length'),
      );
      if (typeof state !== 'string') return undefined;
      const parsed: unknown = JSON.parse(state);
      return { id, version: Number(version), state: parsed, length: Number(length) };
    },

    async receive(id, activity, clientId) {
      await opened(id, 1);
      const names = ['head', 'log', 'inbox', 'clients'];
      const client = clientId === undefined ? [0, ''] : [1, clientId];
      const now = clock().toMillis();
      const values = [JSON.stringify(activity), ...client, now, channel, `${self} ${id}`];
      const answer = await part(id).write(receive, names, values);
      if (answer === 'none') {
        await opened(id, -1);
        throw new Error(`There is no conversation ${id}.`);
      }
      const [first, second] = answer.split(' ');
      if (first !== 'known') {
        const logged = {
          seq: Number(first),
          at: Number(second),
          sender: 'user',
          activity,
        } as const;
        return { logged, isNew: true };
      }
      const log = part(id).key('log');
      const line = await ask(async (redis) => redis.lindex(log, Number(second) - 1));
      if (line === null) throw new Error(`The log of conversation ${id} has lost a line.`);
      return { logged: readLine(line), isNew: false };
    },

    async commit({ id, version, state, handled = '', fence = '', replies }) {
      const message = `${self} ${id}`;
      const now = clock().toMillis();
      const values = [version, handled, asJson(state), now, channel, message, fence];
      const written = replies.map((activity) => JSON.stringify(activity));
      const names = ['head', 'log', 'inbox'];
      const answer = await part(id).write(commit, names, [...values, ...written]);
      const committed = Committed.parse(JSON.parse(answer));
      if ('conflict' in committed) return { kind: 'conflict' };
      const { length, closed, ats } = committed;
      // The turn is safe. An index that names one conversation too many does no harm.
      if (closed > 0 || handled === '') await opened(id, -closed).catch(() => {});
      const first = length - replies.length + 1;
      const logged = replies.map((activity, place) => ({
        seq: first + place,
        at: ats[place] ?? 0,
        sender: 'bot' as const,
        activity,
      }));
      return { kind: 'committed', logged };
    },

    async read(id, from) {
      const log = part(id).key('log');
      const found = await ask(async (redis) => redis.lrange(log, Math.max(0, from - 1), -1));
      return found.map(readLine);
    },

    nextUnhandled,

    async unfinished() {
      const ids = await ask(async (redis) => redis.hkeys(index.key('open')));
      const waiting: { id: string; at: number }[] = [];
      for (const id of ids) {
        const line = await nextUnhandled(id);
        if (line !== undefined) waiting.push({ id, at: line.at });
      }
      return waiting.toSorted((one, other) => one.at - other.at).map(({ id }) => id);
    },
  };
}
