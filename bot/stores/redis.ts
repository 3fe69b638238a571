import { join } from 'node:path';
import { redisDesk } from '../../services/cases/adapters/redisDesk.ts';
import type { Clock } from '../../services/clock.ts';
import type { Log } from '../../services/log.ts';
import { redisChannelStore } from '../../services/storage/redis/channelStore.ts';
import { rankAnew } from '../../services/storage/redis/rankAnew.ts';
import { redisCodeStore } from '../../services/storage/redis/codeStore.ts';
import { openRedis } from '../../services/storage/redis/connection.ts';
import { redisConversationSignals } from '../../services/storage/redis/conversationSignals.ts';
import { redisConversationStore } from '../../services/storage/redis/conversationStore.ts';
import { redisLease } from '../../services/storage/redis/lease.ts';
import { redisMailbox } from '../../services/storage/redis/mailbox.ts';
import { redisOutbox } from '../../services/storage/redis/outbox.ts';
import { redisOutboxCensus } from '../../services/storage/redis/outboxCensus.ts';
import { redisRateLimiter } from '../../services/storage/redis/rateLimiter.ts';
import { redisRequestStore } from '../../services/storage/redis/requestStore.ts';
import { promiseOf } from '../../services/storage/redis/topology.ts';
import { redisTurnLock } from '../../services/storage/redis/turnLock.ts';
import { redisHeld } from './redisHeld.ts';
import { requireSharedFolder } from './requireSharedFolder.ts';
import { sharedSecrets } from './sharedSecrets.ts';
import type { Stores } from './stores.ts';

/** Longer than what is asked for lives. */
const ONCE_MS = 120_000;

/**
 * Keeps everything on one Redis, for as many processes as there are; but for files, which lie in a folder
 * that they share.
 *
 * @throws Error with one line that names REDIS_URL or DATA_DIR
 */
export async function redis(
  { url, dataDir }: { readonly url: string; readonly dataDir: string },
  clock: Clock,
  log: Log,
): Promise<Stores> {
  const connection = await openRedis(url, { log });
  try {
    await requireSharedFolder(connection, join(dataDir, 'uploads'));
    const secrets = await sharedSecrets(connection);
    await rankAnew(connection);
    log.info({ promise: promiseOf(connection.topology()) }, 'keeps its data on Redis');
    return {
      isShared: true,
      conversations: redisConversationStore(connection, clock),
      channels: redisChannelStore(connection, clock),
      requests: redisRequestStore(connection, clock),
      outbox: redisOutbox(connection, clock),
      census: redisOutboxCensus(connection, clock),
      limiter: redisRateLimiter(connection, clock),
      codes: redisCodeStore(connection),
      mailbox: redisMailbox(connection, clock),
      desk: redisDesk(connection, clock),
      secrets,
      signals: redisConversationSignals(connection),
      turnLock: redisTurnLock(connection),
      privacyLease: redisLease(connection, 'privacy'),
      once: async (key) => {
        const name = connection.part(`once:${key}`).key('seen');
        const self = String(process.pid);
        return (
          (await connection.ask(async (one) => one.set(name, self, 'PX', ONCE_MS, 'NX'))) === 'OK'
        );
      },
      held: (stores, options) => redisHeld(connection, stores, options),
      answers: async () => {
        await connection.ask(async (one) => one.ping());
        return true;
      },
      close: connection.close,
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
