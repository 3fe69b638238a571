import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { ENTRY_KINDS } from '../../outbox/outbox.ts';
import type { OutboxCensus } from '../../outbox/outboxCensus.ts';
import type { RedisConnection } from './connection.ts';
import { recordsTag } from './entries.ts';
import { reading } from './script.ts';

/** One pass over what is not done yet; done entries are counted nowhere. */
const count = reading(`
local now, counts = tonumber(ARGV[1]), {}
for _, text in ipairs(redis.call('HVALS', KEYS[1])) do
  local entry = cjson.decode(text)
  local since = tonumber(entry.dueAt)
  local state = 'planned'
  if entry.parked then state = 'parked'
  elseif entry.attempt > 0 or since <= now then state = 'waiting' end
  local name = entry.kind .. ' ' .. state
  local one = counts[name] or { kind = entry.kind, state = state, count = 0, oldestMs = 0 }
  one.count = one.count + 1
  if state ~= 'planned' then one.oldestMs = math.max(one.oldestMs, now - since) end
  counts[name] = one
end
local list = {}
for _, one in pairs(counts) do table.insert(list, cjson.encode(one)) end
return '[' .. table.concat(list, ',') .. ']'
`);

const Counts = z.array(
  z.object({
    kind: z.enum(ENTRY_KINDS),
    state: z.enum(['waiting', 'planned', 'parked']),
    count: z.number(),
    oldestMs: z.number(),
  }),
);

/** Counts what is in the outbox. How long an entry waits is reckoned from when it was first due. */
export function redisOutboxCensus(connection: RedisConnection, clock: Clock): OutboxCensus {
  const records = connection.part(recordsTag);
  return async () => {
    const answer = await records.read(count, ['entries'], [clock().toMillis()]);
    return Counts.parse(JSON.parse(String(answer)));
  };
}
