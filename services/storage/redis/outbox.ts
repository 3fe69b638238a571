import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Outbox, OutboxEntry } from '../../outbox/outbox.ts';
import type { RedisConnection } from './connection.ts';
import { addEntries, entryKeys, entryValues, inLine, ordered, recordsTag } from './entries.ts';
import { reading, type Script, writing } from './script.ts';

const add = writing(`${addEntries}
local entries, due, settled, counter, line = unpack(KEYS)
if not addEntries(entries, due, settled, counter, line, 3) then return 'known' end
redis.call('PUBLISH', ARGV[1], ARGV[2])
return 'added'
`);

const claim = writing(`${ordered}
local entries, due, line = unpack(KEYS)
local now, limit, leaseEnd, token = unpack(ARGV)
local claimed = {}
for _, id in ipairs(redis.call('ZRANGE', due, '-inf', now, 'BYSCORE', 'LIMIT', '0', limit)) do
  local entry = cjson.decode(redis.call('HGET', entries, id))
  local first = entry.kind ~= 'record' or membersOf(line, entry.reference)[1] == memberOf(entry)
  entry.attempt = entry.attempt + (first and 1 or 0)
  entry.token = first and token or nil
  local text = cjson.encode(entry)
  redis.call('HSET', entries, id, text)
  if first then
    redis.call('ZADD', due, leaseEnd, id)
    table.insert(claimed, text)
  else
    -- It was under way when an earlier one was taken up again, and its lease has run out.
    redis.call('ZREM', due, id)
  end
end
return '[' .. table.concat(claimed, ',') .. ']'
`);

/**
 * Whoever lost the lease holds an old token: what it says comes too late. What was done or given up has no
 * token at all. Redis may be full: what is under way must come to its end all the same.
 */
const held = `${inLine}
local function heldEntry(entries, id, token)
  local text = redis.call('HGET', entries, id)
  local entry = text and cjson.decode(text)
  if entry and entry.token == token then return entry end
end
`;

const done = writing(
  `${held}
local entries, due, settled, line = unpack(KEYS)
local id, token, now = unpack(ARGV)
local entry = heldEntry(entries, id, token)
if not entry then return 'late' end
redis.call('ZADD', settled, now, id)
redis.call('HDEL', entries, id)
leave(entries, due, line, entry)
return 'done'
`,
  'allow-oom',
);

const retry = writing(
  `${held}
local entries, due = unpack(KEYS)
local id, token, dueAt, problem = unpack(ARGV)
local entry = heldEntry(entries, id, token)
if not entry then return 'late' end
entry.token = nil
entry.problem = problem
redis.call('HSET', entries, id, cjson.encode(entry))
redis.call('ZADD', due, dueAt, id)
return 'waits'
`,
  'allow-oom',
);

/** Parked entries stand in one sorted set by reference, and then in the order in which they came. */
const park = writing(
  `${held}
local entries, due, parked, line = unpack(KEYS)
local id, token, problem = unpack(ARGV)
local entry = heldEntry(entries, id, token)
if not entry then return 'late' end
entry.token = nil
entry.parked = true
entry.problem = problem
redis.call('HSET', entries, id, cjson.encode(entry))
redis.call('ZADD', parked, 0, memberOf(entry))
leave(entries, due, line, entry)
return 'parked'
`,
  'allow-oom',
);

const findParked = reading(`${ordered}
local found = {}
for _, member in ipairs(membersOf(KEYS[2], ARGV[1])) do
  table.insert(found, redis.call('HGET', KEYS[1], idOf(member, ARGV[1])))
end
return '[' .. table.concat(found, ',') .. ']'
`);

const revive = writing(`${inLine}
local entries, due, parked, line = unpack(KEYS)
local reference, now, channel, message = unpack(ARGV)
local members = membersOf(parked, reference)
for _, member in ipairs(members) do
  local id = idOf(member, reference)
  local entry = cjson.decode(redis.call('HGET', entries, id))
  entry.attempt = 0
  entry.parked = nil
  entry.problem = nil
  stand(entries, due, line, entry, now)
  redis.call('ZREM', parked, member)
end
if #members > 0 then redis.call('PUBLISH', channel, message) end
return tostring(#members)
`);

const Stored = z.object({
  id: z.string(),
  kind: z.enum(['deliver', 'record', 'tellCustomer', 'mailCustomer', 'tellStaff', 'watch']),
  reference: z.string(),
  event: z.string().optional(),
  attempt: z.number(),
  place: z.number(),
  problem: z.string().optional(),
});
type Stored = z.infer<typeof Stored>;

const entriesIn = (answer: unknown): readonly Stored[] =>
  z.array(Stored).parse(JSON.parse(String(answer)));

const entryOf = ({ id, kind, reference, event }: Stored): OutboxEntry =>
  event === undefined ? { id, kind, reference } : { id, kind, reference, event };

/**
 * The outbox on Redis. Each claim has a token that fences it: an entry is settled only by whoever claimed
 * it last, however late somebody else wakes up.
 */
export function redisOutbox(connection: RedisConnection, clock: Clock): Outbox {
  const { messages, outboxAdded } = connection;
  const records = connection.part(recordsTag);
  const channel = messages.name('outbox');
  /** By entry, the token of this process's last claim. */
  const tokens = new Map<string, string>();
  const now = (): number => clock().toMillis();

  /** A settling that failed may be followed by another one, so the token is kept until one is done. */
  const settle = async (
    script: Script,
    names: readonly string[],
    id: string,
    ...values: readonly (string | number)[]
  ): Promise<void> => {
    await records.write(script, names, [id, tokens.get(id) ?? '', ...values]);
    tokens.delete(id);
  };

  return {
    async claim(limit, leaseMs) {
      const token = randomUUID();
      const values = [now(), limit, now() + leaseMs, token];
      const claimed = entriesIn(await records.write(claim, ['entries', 'due', 'line'], values));
      for (const { id } of claimed) tokens.set(id, token);
      return claimed
        .toSorted((one, other) => one.place - other.place)
        .map((entry) => ({ ...entryOf(entry), attempt: entry.attempt }));
    },

    async done(id) {
      await settle(done, ['entries', 'due', 'settled', 'line'], id, now());
    },

    async retry(id, delayMs, problem) {
      await settle(retry, ['entries', 'due'], id, now() + Math.ceil(delayMs), problem);
    },

    async park(id, problem) {
      await settle(park, ['entries', 'due', 'parked', 'line'], id, problem);
    },

    async parked(reference) {
      const found = entriesIn(await records.read(findParked, ['entries', 'parked'], [reference]));
      return found.map((entry) => ({ ...entryOf(entry), problem: entry.problem ?? '' }));
    },

    async revive(reference) {
      const write = randomUUID();
      const values = [reference, now(), channel, write];
      const revived = Number(
        await records.write(revive, ['entries', 'due', 'parked', 'line'], values),
      );
      if (revived > 0) outboxAdded.tell(write);
      return revived;
    },

    async add(entry) {
      const write = randomUUID();
      const values = [channel, write, ...entryValues([entry], now())];
      if ((await records.write(add, entryKeys, values)) === 'added') outboxAdded.tell(write);
    },

    async nextDueIn() {
      const due = records.key('due');
      const [, at] = await connection.ask(async (redis) => redis.zrange(due, 0, '0', 'WITHSCORES'));
      return at === undefined ? undefined : Math.max(0, Number(at) - now());
    },

    watch: (listener) => outboxAdded.watch(listener),
  };
}
