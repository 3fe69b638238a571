import { createHash } from 'node:crypto';

/** A Lua script that Redis runs as one step: nobody sees half of it. */
export interface Script {
  readonly lua: string;
  /** What Redis knows it by once it has seen it. */
  readonly sha: string;
}

/** Does what lets Redis free memory, so it may go on when Redis is full and refuses all else. */
type Flag = 'allow-oom' | 'no-writes';

function script(flags: readonly Flag[], body: string): Script {
  // With the first line Redis refuses a script as a whole, before its first write: when it is full, when it
  // is a replica, when it has too few replicas. Without it, a script can break off in the middle.
  const lua = `#!lua${flags.length === 0 ? '' : ` flags=${flags.join(',')}`}\n${body.trim()}\n`;
  return { lua, sha: createHash('sha1').update(lua).digest('hex') };
}

/** A script that only reads. */
export const reading = (body: string): Script => script(['no-writes'], body);

/** Until then what was answered stands in memory, though what it says may be erased. */
export const answerKeptMs = 10_000;

/**
 * A script that writes and returns a text. Its answer is kept for some seconds under the first key: if the
 * connection broke before the answer arrived, the same call is made again, changes nothing, and is told
 * what came of it. `KEYS` and `ARGV` are as if that key did not exist.
 */
export const writing = (body: string, ...flags: readonly Flag[]): Script =>
  script(
    flags,
    `local answerKey = table.remove(KEYS, 1)
local earlier = redis.call('GET', answerKey)
if earlier then return earlier end
local function work()
${body.trim()}
end
local answer = work()
redis.call('SET', answerKey, answer, 'PX', '${answerKeptMs}')
return answer`,
  );
