import { DateTime } from 'luxon';
import type { OutboxEntry } from '../../outbox/outbox.ts';

/**
 * Requests and outbox entries are written in one step, so all of them are one part, on one node of a
 * cluster. Due entries and parked ones are sorted sets of ids; done ones stay as an id without content.
 */
export const recordsTag = 'r';

/** The keys that `addEntries` writes, in its order. */
export const entryKeys = ['entries', 'due', 'settled', 'entryCount', 'line'] as const;

/**
 * Lua: entries of one reference, in the order in which they came. As members of a sorted set they are
 * reference, zero, sixteen digits, zero, id.
 */
export const ordered = `
local function memberOf(entry)
  return string.format('%s\\0%016.0f\\0%s', entry.reference, entry.place, entry.id)
end
local function membersOf(set, reference)
  return redis.call('ZRANGE', set, '[' .. reference .. '\\0', '[' .. reference .. '\\0\\255', 'BYLEX')
end
local function idOf(member, reference) return string.sub(member, #reference + 19) end
`;

/**
 * Lua: what is to be recorded of a request stands in line, and only the first is due: a case that is
 * resolved and disputed must not end up resolved. \`stand\` puts an entry into the line or among what is due;
 * \`leave\` lets the next one follow.
 */
export const inLine = `${ordered}
local function stand(entries, due, line, entry, dueAt)
  entry.dueAt = dueAt
  local first = entry.id
  if entry.kind == 'record' then
    redis.call('ZADD', line, 0, memberOf(entry))
    local members = membersOf(line, entry.reference)
    first = idOf(members[1], entry.reference)
    -- One that was given up on and is tried again comes before what waited behind it.
    local second = first == entry.id and members[2]
    if second then
      local id = idOf(second, entry.reference)
      if not cjson.decode(redis.call('HGET', entries, id)).token then redis.call('ZREM', due, id) end
    end
  end
  redis.call('HSET', entries, entry.id, cjson.encode(entry))
  if first == entry.id then redis.call('ZADD', due, dueAt, entry.id) end
end
local function leave(entries, due, line, entry)
  redis.call('ZREM', due, entry.id)
  if entry.kind ~= 'record' then return end
  redis.call('ZREM', line, memberOf(entry))
  local member = membersOf(line, entry.reference)[1]
  if not member then return end
  local id = idOf(member, entry.reference)
  local follower = cjson.decode(redis.call('HGET', entries, id))
  if not follower.token then redis.call('ZADD', due, follower.dueAt, id) end
end
`;

/** Lua: adds the entries that stand in ARGV from `from` on, and says whether one of them is new. */
export const addEntries = `${inLine}
local function addEntries(entries, due, settled, counter, line, from)
  local isNew = false
  for at = from, #ARGV, 5 do
    local id, kind, reference, event, dueAt = unpack(ARGV, at, at + 4)
    if redis.call('HEXISTS', entries, id) == 0 and not redis.call('ZSCORE', settled, id) then
      local place = redis.call('INCR', counter)
      local entry = { id = id, kind = kind, reference = reference, attempt = 0, place = place }
      if event ~= '' then entry.event = event end
      stand(entries, due, line, entry, dueAt)
      isNew = true
    end
  end
  return isNew
end
`;

/** Entries as `addEntries` reads them. Throws if one is due at no instant. */
export function entryValues(entries: readonly OutboxEntry[], now: number): readonly string[] {
  return entries.flatMap(({ id, kind, reference, event = '', dueAt }) => {
    const due = dueAt === undefined ? now : DateTime.fromISO(dueAt).toMillis();
    if (Number.isNaN(due)) throw new RangeError(`The outbox entry ${id} is due at ${dueAt}.`);
    return [id, kind, reference, event, String(due)];
  });
}
