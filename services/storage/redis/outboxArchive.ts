import type { OutboxArchive } from '../../outbox/outboxArchive.ts';
import type { RedisConnection } from './connection.ts';
import { recordsTag } from './entries.ts';
import { writing } from './script.ts';

const erase = writing(
  `
local all = redis.call('HGETALL', KEYS[1])
for at = 1, #all, 2 do
  local entry = cjson.decode(all[at + 1])
  if entry.reference == ARGV[1] and entry.problem then
    entry.problem = '[erased]'
    redis.call('HSET', KEYS[1], all[at], cjson.encode(entry))
  end
end
return 'erased'
`,
  'allow-oom',
);

/** What the outbox on Redis keeps beside what is to be done. */
export function redisOutboxArchive(connection: RedisConnection): OutboxArchive {
  const records = connection.part(recordsTag);
  return {
    async eraseProblems(reference) {
      await records.write(erase, ['entries'], [reference]);
    },
  };
}
