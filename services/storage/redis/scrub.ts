import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import type { RedisConnection } from './connection.ts';
import { answerKeptMs } from './script.ts';
import { infoOf } from './topology.ts';

const lookAgainMs = 100;
const patienceMs = 60_000;

/**
 * Takes what was erased out of the files of Redis as well: it writes its append-only file anew, and its
 * snapshot where it keeps one. `whole` first waits until what was answered to calls is gone, too.
 *
 * @returns false if Redis does not let us, or has not done it in a minute
 */
export async function scrub(
  { ask, log }: RedisConnection,
  { whole = false } = {},
): Promise<boolean> {
  const persistence = async (): Promise<ReadonlyMap<string, string>> =>
    infoOf(await ask(async (redis) => redis.info('persistence')));
  const isAtRest = async (what: 'aof_rewrite' | 'rdb_bgsave'): Promise<boolean> => {
    const now = await persistence();
    const waits = now.get('aof_rewrite_scheduled') === '1';
    return now.get(`${what}_in_progress`) === '0' && !waits;
  };
  const rest = async (what: 'aof_rewrite' | 'rdb_bgsave'): Promise<boolean> => {
    const until = performance.now() + patienceMs;
    while (!(await isAtRest(what))) {
      if (performance.now() > until) return false;
      await sleep(lookAgainMs);
    }
    return true;
  };
  if (whole) await sleep(answerKeptMs + lookAgainMs);
  try {
    // One that is under way began before the erasure ended.
    if (!(await rest('rdb_bgsave')) || !(await rest('aof_rewrite'))) return false;
    await ask(async (redis) => redis.bgrewriteaof());
    if (!(await rest('aof_rewrite'))) return false;
    if ((await persistence()).get('aof_last_bgrewrite_status') !== 'ok') return false;
    if (await keepsSnapshots(ask)) {
      await ask(async (redis) => redis.bgsave());
      if (!(await rest('rdb_bgsave'))) return false;
      return (await persistence()).get('rdb_last_bgsave_status') === 'ok';
    }
    return true;
  } catch (error) {
    notAllowed(log, error);
    return false;
  }
}

async function keepsSnapshots(ask: RedisConnection['ask']): Promise<boolean> {
  const answer = await ask(async (redis) => redis.config('GET', 'save'));
  return Array.isArray(answer) && answer[1] !== '';
}

/** Many who run Redis for others write its files anew by themselves, and allow it to nobody. */
function notAllowed(log: Log, error: unknown): void {
  log.warn({ err: error }, 'Redis does not write its files anew: traces of what was erased stay');
}
