import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { ENTRY_KINDS, type Outbox, type OutboxEntry } from '../../outbox/outbox.ts';
import type { RedisConnection } from './connection.ts';
import { addEntries, entryKeys, entryValues, inLine, ordered, recordsTag } from './entries.ts';
import { reading, type Script, writing } from './script.ts';

const add = writing(`${addEntries}
local entries, due, settled, counter, line = unpack(KEYS)
if not addEntries(entries, due, settled, counter, line, 3) then return 'known' end
redis.call('PUBLISH', ARGV[1], ARGV[2])
return 'added'
`);

/**
 * Leases are reckoned with the clock of Redis, which is one: those of our processes differ, and a lease that
 * ends early by one of them is work that is done twice.
 */
const clockOfRedis = `
local function redisNow()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end
`;

const claim = writing(`${ordered}${clockOfRedis}
local entries, due, held, line = unpack(KEYS)
local now, limit, leaseMs, token = unpack(ARGV)
local at = redisNow()
for _, id in ipairs(redis.call('ZRANGE', held, '-inf', at, 'BYSCORE')) do
  redis.call('ZREM', held, id)
  redis.call('ZADD', due, cjson.decode(redis.call('HGET', entries, id)).dueAt, id)
end
local claimed = {}
for _, id in ipairs(redis.call('ZRANGE', due, '-inf', now, 'BYSCORE', 'LIMIT', '0', limit)) do
  local entry = cjson.decode(redis.call('HGET', entries, id))
  local first = entry.kind ~= 'record' or membersOf(line, entry.reference)[1] == memberOf(entry)
  entry.attempt = entry.attempt + (first and 1 or 0)
  entry.token = first and token or nil
  local text = cjson.encode(entry)
  redis.call('HSET', entries, id, text)
  redis.call('ZREM', due, id)
  -- The others were under way when an earlier one was taken up again, and their lease has run out.
  if first then
    redis.call('ZADD', held, string.format('%.0f', at + leaseMs), id)
    table.insert(claimed, text)
  end
end
return '[' .. table.concat(claimed, ',') .. ']'
`);

/**
 * Whoever lost the lease holds an old token: what it says comes too late. What was done or given up has no
 * token at all. Redis may be full: what is under way must come to its end all the same.
 */
const ours = `${inLine}
local function ourEntry(entries, id, token)
  local text = redis.call('HGET', entries, id)
  local entry = text and cjson.decode(text)
  if entry and entry.token == token then return entry end
end
`;

const renew = writing(
  `${ours}${clockOfRedis}
local entries, held = unpack(KEYS)
local till = string.format('%.0f', redisNow() + ARGV[1])
local still = {}
for at = 2, #ARGV, 2 do
  local id, token = unpack(ARGV, at, at + 1)
  if redis.call('ZSCORE', held, id) and ourEntry(entries, id, token) then
    redis.call('ZADD', held, till, id)
    table.insert(still, cjson.encode(id))
  end
end
return '[' .. table.concat(still, ',') .. ']'
`,
  'allow-oom',
);

const done = writing(
  `${ours}
local entries, due, held, settled, line = unpack(KEYS)
local id, token, now = unpack(ARGV)
local entry = ourEntry(entries, id, token)
if not entry then return 'late' end
redis.call('ZADD', settled, now, id)
redis.call('HDEL', entries, id)
redis.call('ZREM', held, id)
leave(entries, due, line, entry)
return 'done'
`,
  'allow-oom',
);

const retry = writing(
  `${ours}
local entries, due, held = unpack(KEYS)
local id, token, dueAt, problem = unpack(ARGV)
local entry = ourEntry(entries, id, token)
if not entry then return 'late' end
entry.token = nil
entry.problem = problem
redis.call('HSET', entries, id, cjson.encode(entry))
redis.call('ZREM', held, id)
redis.call('ZADD', due, dueAt, id)
return 'waits'
`,
  'allow-oom',
);

/** Parked entries stand in one sorted set by reference, and then in the order in which they came. */
const park = writing(
  `${ours}
local entries, due, held, parked, line = unpack(KEYS)
local id, token, problem = unpack(ARGV)
local entry = ourEntry(entries, id, token)
if not entry then return 'late' end
entry.token = nil
entry.parked = true
entry.problem = problem
redis.call('HSET', entries, id, cjson.encode(entry))
redis.call('ZADD', parked, 0, memberOf(entry))
redis.call('ZREM', held, id)
leave(entries, due, line, entry)
return 'parked'
`,
  'allow-oom',
);

/** What is due next by the caller's clock, and whose lease ends next by that of Redis: in how many ms. */
const next = reading(`${clockOfRedis}
local waits = {}
for set, now in pairs({ [KEYS[1]] = ARGV[1], [KEYS[2]] = redisNow() }) do
  local at = redis.call('ZRANGE', set, 0, 0, 'WITHSCORES')[2]
  if at then table.insert(waits, math.max(0, at - now)) end
end
return #waits > 0 and string.format('%.0f', math.min(unpack(waits))) or ''
`);

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
  kind: z.enum(ENTRY_KINDS),
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
      const names = ['entries', 'due', 'held', 'line'];
      const values = [now(), limit, leaseMs, token];
      const claimed = entriesIn(await records.write(claim, names, values));
      for (const { id } of claimed) tokens.set(id, token);
      return claimed
        .toSorted((one, other) => one.place - other.place)
        .map((entry) => ({ ...entryOf(entry), attempt: entry.attempt }));
    },

    async renew(ids, leaseMs) {
      const values = [leaseMs, ...ids.flatMap((id) => [id, tokens.get(id) ?? ''])];
      const still = await records.write(renew, ['entries', 'held'], values);
      return z.array(z.string()).parse(JSON.parse(still));
    },

    async done(id) {
      await settle(done, ['entries', 'due', 'held', 'settled', 'line'], id, now());
    },

    async retry(id, delayMs, problem) {
      await settle(retry, ['entries', 'due', 'held'], id, now() + Math.ceil(delayMs), problem);
    },

    async park(id, problem) {
      await settle(park, ['entries', 'due', 'held', 'parked', 'line'], id, problem);
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
      const inMs = String(await records.read(next, ['due', 'held'], [now()]));
      return inMs === '' ? undefined : Number(inMs);
    },

    watch: (listener) => outboxAdded.watch(listener),
  };
}
