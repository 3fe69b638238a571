import { redisCaseArchive } from '../../services/cases/adapters/embedded/redisCaseArchive.ts';
import type { Held } from '../../services/privacy/held.ts';
import { redisCodeArchive } from '../../services/storage/redis/codeArchive.ts';
import type { RedisConnection } from '../../services/storage/redis/connection.ts';
import { redisConversationArchive } from '../../services/storage/redis/conversationArchive.ts';
import { redisErasures } from '../../services/storage/redis/erasures.ts';
import { redisMailArchive } from '../../services/storage/redis/mailArchive.ts';
import { redisOutboxArchive } from '../../services/storage/redis/outboxArchive.ts';
import { scrub } from '../../services/storage/redis/scrub.ts';

/** Everything about people that Redis and the folder of uploads hold. */
export function redisHeld(
  connection: RedisConnection,
  stores: Pick<Held, 'conversations' | 'requests' | 'files'>,
  { isWhole = false } = {},
): Held {
  return {
    ...stores,
    conversationArchive: redisConversationArchive(connection),
    erasures: redisErasures(connection),
    outbox: redisOutboxArchive(connection),
    mails: redisMailArchive(connection),
    codes: redisCodeArchive(connection),
    cases: redisCaseArchive(connection),
    scrub: async () => scrub(connection, { whole: isWhole }),
  };
}
