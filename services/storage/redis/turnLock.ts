import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TurnLock } from '../turnLock.ts';
import type { Part, RedisConnection } from './connection.ts';
import { writing } from './script.ts';

/**
 * Takes a ticket, or says that the one we have is still good. The head of the line holds the lock, and the
 * number of its ticket is the fence. By the clock of Redis: those of our processes may differ.
 */
const stand = writing(
  `
local head, line, alive = unpack(KEYS)
local ticket, lease, mayWait = unpack(ARGV)
if redis.call('EXISTS', head) == 0 then return 'none' end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
for _, other in ipairs(redis.call('ZRANGE', line, 0, -1)) do
  if other ~= ticket and tonumber(redis.call('HGET', alive, other) or 0) <= now then
    redis.call('ZREM', line, other)
    redis.call('HDEL', alive, other)
  end
end
local number = redis.call('ZSCORE', line, ticket)
if not number then
  if mayWait == '0' and redis.call('ZCARD', line) > 0 then return 'taken' end
  number = redis.call('HINCRBY', head, 'tickets', 1)
  redis.call('ZADD', line, number, ticket)
end
redis.call('HSET', alive, ticket, string.format('%.0f', now + lease))
redis.call('PEXPIRE', line, lease * 2)
redis.call('PEXPIRE', alive, lease * 2)
if redis.call('ZRANGE', line, 0, 0)[1] ~= ticket then return 'waits' end
redis.call('HSET', head, 'fence', number)
return 'holds ' .. number
`,
);

/** Says that it is still at work. It may have lost its place meanwhile, and must not take another. */
const renew = writing(`
local line, alive = unpack(KEYS)
local ticket, lease = unpack(ARGV)
if not redis.call('ZSCORE', line, ticket) then return 'lost' end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
redis.call('HSET', alive, ticket, string.format('%.0f', now + lease))
redis.call('PEXPIRE', line, lease * 2)
redis.call('PEXPIRE', alive, lease * 2)
return 'holds'
`);

/** Redis may be full: who is in line must be let through all the same. */
const leave = writing(
  `
local line, alive = unpack(KEYS)
local ticket, channel, message = unpack(ARGV)
redis.call('HDEL', alive, ticket)
if redis.call('ZREM', line, ticket) == 1 and redis.call('ZCARD', line) > 0 then
  redis.call('PUBLISH', channel, message)
end
return 'left'
`,
  'allow-oom',
);

interface Options {
  /** A process that says nothing for so long has lost its place. */
  readonly leaseMs?: number;
}

/** Whoever waits is told when the lock is free, and looks by itself now and then. */
const lookAgainMs = 400;
const jittered = (ms: number): number => ms * (0.5 + Math.random() / 2);

/**
 * A ticket lock for each conversation, first come, first served. It spares work that would be in vain; that
 * no line is answered twice is decided by the commit, which looks at version and fence.
 */
export function redisTurnLock(
  connection: RedisConnection,
  { leaseMs = 5000 }: Options = {},
): TurnLock {
  const { messages, log } = connection;
  const channel = messages.name('turns');
  const part = (id: string): Part => connection.part(`c:${id}`);
  /** Those of this process who wait, by conversation. */
  const waiting = new Map<string, Set<() => void>>();
  // Nobody was promised a place in line, so replicas are not waited for.
  const how = { isPromise: false } as const;

  const wake = (id: string): void => {
    for (const go of waiting.get(id) ?? []) go();
  };
  messages.watch('turns', (id) => {
    if (id !== undefined) wake(id);
    else for (const one of waiting.keys()) wake(one);
  });

  const freed = async (id: string): Promise<void> => {
    const stop = new AbortController();
    const told = Promise.withResolvers<void>();
    const mine = waiting.get(id) ?? new Set();
    waiting.set(id, mine.add(told.resolve));
    const later = sleep(jittered(lookAgainMs), undefined, { signal: stop.signal });
    await Promise.race([told.promise, later]);
    stop.abort();
    later.catch(() => {});
    mine.delete(told.resolve);
    if (mine.size === 0 && waiting.get(id) === mine) waiting.delete(id);
  };

  const leaveLine = async (id: string, ticket: string): Promise<void> => {
    try {
      await part(id).write(leave, ['line', 'alive'], [ticket, channel, id], how);
    } catch (error) {
      // Its lease runs out.
      log.warn({ conversationId: id, err: error }, 'a turn’s lock could not be given back');
    }
  };

  const holding = async <T>(id: string, ticket: string, work: () => Promise<T>): Promise<T> => {
    const again = setInterval(() => {
      // A failed one may be followed by one in time; if not, the commit says so.
      part(id)
        .write(renew, ['line', 'alive'], [ticket, leaseMs], how)
        .catch(() => {});
    }, leaseMs / 3);
    try {
      return await work();
    } finally {
      clearInterval(again);
      await leaveLine(id, ticket);
    }
  };

  /** The fence; undefined if the conversation is gone, or somebody is at it and we may not wait. */
  const standInLine = async (
    id: string,
    ticket: string,
    mayWait: boolean,
  ): Promise<{ readonly fence: number } | 'none' | 'taken'> => {
    for (;;) {
      const values = [ticket, leaseMs, Number(mayWait)];
      const answer = await part(id).write(stand, ['head', 'line', 'alive'], values, how);
      if (answer === 'none' || answer === 'taken') return answer;
      const [, fence] = /^holds (\d+)$/.exec(answer) ?? [];
      if (fence !== undefined) return { fence: Number(fence) };
      await freed(id);
    }
  };

  const enter = async (
    id: string,
    ticket: string,
    mayWait: boolean,
  ): Promise<{ readonly fence: number } | 'none' | 'taken'> => {
    try {
      return await standInLine(id, ticket, mayWait);
    } catch (error) {
      // It may have been heard, and would keep the others waiting.
      void leaveLine(id, ticket);
      throw error;
    }
  };

  return {
    async hold(id, work) {
      const ticket = randomUUID();
      const entered = await enter(id, ticket, true);
      // Nothing is there that anybody else could be at.
      if (typeof entered === 'string') return work(undefined);
      return holding(id, ticket, async () => work(entered.fence));
    },

    async holdIfFree(id, work) {
      const ticket = randomUUID();
      const entered = await enter(id, ticket, false);
      if (typeof entered === 'string') return;
      await holding(id, ticket, async () => work(entered.fence));
    },
  };
}
