import { Redis } from 'ioredis';
import type { Log } from '../../log.ts';
import { onTimeUp } from '../../onTimeUp.ts';
import { withDeadline } from '../../withDeadline.ts';
import { endConnection } from './endConnection.ts';
import { RedisError, redisErrorOf } from './redisError.ts';
import { type Topology, topologyOf } from './topology.ts';

/** A connection that is looked after: it comes back by itself, and no call on it hangs. */
export interface Link {
  readonly redis: Redis;
  /** Asks something that may be asked twice. Fails within two seconds, with a `RedisError`. */
  readonly ask: <T>(question: (redis: Redis) => Promise<T>) => Promise<T>;
  readonly topology: () => Topology;
  readonly close: () => Promise<void>;
}

/** A person waits for the answer: better none than a late one. */
const answerMs = 1800;
const commandMs = 1500;
const longestPauseMs = 2000;

/** Before the n-th try to reconnect; no two processes come back at the same instant. */
const pause = (attempt: number): number =>
  Math.min(longestPauseMs, 50 * 2 ** attempt) * (0.5 + Math.random() / 2);

const client = (url: string): Redis =>
  new Redis(url, {
    lazyConnect: true,
    // What was sent and not answered may have been done: only we know what may be sent again.
    autoResendUnfulfilledCommands: false,
    // What nobody waits for any more must not be done later, when Redis is back.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 2000,
    // A peer that was cut off says nothing; without this, neither would we notice.
    socketTimeout: 5000,
    retryStrategy: pause,
    // Demoted to a replica: whoever answers at this address now may be the primary.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  });

/**
 * Connects, or throws with one line that names the setting: not reachable, or not to be trusted with what
 * was acknowledged.
 */
export async function openLink(url: string, log: Log): Promise<Link> {
  const redis = client(url);
  /** Undefined while it is not connected. */
  let usable: Topology | undefined;
  let waitFor = 0;
  let isClosed = false;
  let trouble: unknown;
  /** What waits for an answer, and what waits for a connection. */
  const underWay = new Set<(why: RedisError) => void>();
  const waiting = new Set<() => void>();

  const check = async (): Promise<Topology> => {
    const now = await withDeadline(commandMs, async () =>
      topologyOf(await redis.info(), await fsyncOf(redis)),
    );
    // A replica that is away must not make the promise smaller.
    waitFor = Math.max(now.waitFor, waitFor);
    usable = { ...now, waitFor };
    trouble = undefined;
    for (const go of waiting) go();
    waiting.clear();
    return usable;
  };
  const checkAgain = (): void => {
    check().catch((error: unknown) => {
      trouble = error;
      log.error({ err: error }, 'this Redis cannot be used');
      redis.disconnect(true);
    });
  };

  redis.on('error', (error) => {
    trouble = error;
  });
  redis.on('close', () => {
    if (usable !== undefined) log.warn({}, 'the connection to Redis broke');
    usable = undefined;
    // ioredis 6.0.0 would leave these pending for good.
    const info = { applied: 'unknown' } as const;
    const lost = new RedisError('unreachable', 'The connection to Redis broke.', info);
    for (const lose of underWay) lose(lost);
    underWay.clear();
  });

  let topology: Topology;
  try {
    await redis.connect();
    topology = await check();
  } catch (error) {
    redis.disconnect();
    const why = trouble ?? error;
    const said = why instanceof Error ? why.message : String(why);
    if (said.startsWith('REDIS_URL')) throw why;
    throw new Error(`REDIS_URL: Redis cannot be reached: ${said}.`, { cause: error });
  }
  redis.on('ready', checkAgain);

  const connected = async (stop: AbortSignal): Promise<void> => {
    const info = { applied: 'no' } as const;
    if (isClosed) throw new RedisError('unreachable', 'The connection to Redis is closed.', info);
    if (usable !== undefined && redis.stream.writable) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const giveUp = (): void => {
      waiting.delete(resolve);
      reject(new Error('given up'));
    };
    waiting.add(resolve);
    stop.addEventListener('abort', giveUp, { once: true });
    await promise;
    stop.removeEventListener('abort', giveUp);
  };

  const unlessLost = async <T>(question: Promise<T>): Promise<T> => {
    const { promise: lost, reject } = Promise.withResolvers<never>();
    underWay.add(reject);
    // Not by ioredis, whose deadline passes over an answer that lies there unread.
    const callOff = onTimeUp(commandMs, () => {
      reject(new RedisError('silent', 'Redis did not answer.', { applied: 'unknown' }));
    });
    try {
      return await Promise.race([question, lost]);
    } finally {
      callOff();
      underWay.delete(reject);
    }
  };

  return {
    redis,

    async ask(question) {
      let last: RedisError | undefined;
      try {
        return await withDeadline(answerMs, async (stop) => {
          for (;;) {
            await connected(stop);
            try {
              return await unlessLost(question(redis));
            } catch (error) {
              last = redisErrorOf(error);
              // Whoever comes back may be another one. All else is for the caller to judge.
              if (last.kind !== 'unreachable' && last.kind !== 'replica') throw last;
            }
          }
        });
      } catch (error) {
        if (error instanceof RedisError) throw error;
        if (last !== undefined) throw last;
        const why = trouble instanceof Error ? `: ${trouble.message}` : '';
        const info = { applied: 'no', cause: error } as const;
        throw new RedisError('unreachable', `Redis cannot be reached${why}.`, info);
      }
    },

    topology() {
      topology = usable ?? topology;
      return topology;
    },

    async close() {
      isClosed = true;
      redis.off('ready', checkAgain);
      await endConnection(redis);
    },
  };
}

/** Many who run Redis for others allow no `CONFIG`. */
async function fsyncOf(redis: Redis): Promise<string | undefined> {
  try {
    const answer = await redis.config('GET', 'appendfsync');
    return Array.isArray(answer) ? String(answer[1]) : undefined;
  } catch {
    return undefined;
  }
}
