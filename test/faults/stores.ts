import { join } from 'node:path';
import type { Clock } from '../../services/clock.ts';
import type { Outbox } from '../../services/outbox/outbox.ts';
import type { RequestStore } from '../../services/requests/requestStore.ts';
import type { ConversationStore } from '../../services/storage/conversationStore.ts';
import { openRedis } from '../../services/storage/redis/connection.ts';
import { redisConversationStore } from '../../services/storage/redis/conversationStore.ts';
import { redisOutbox } from '../../services/storage/redis/outbox.ts';
import { redisRequestStore } from '../../services/storage/redis/requestStore.ts';
import { sqliteConversationStore } from '../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../services/storage/sqlite/database.ts';
import { sqliteOutbox } from '../../services/storage/sqlite/outbox.ts';
import { sqliteRequestStore } from '../../services/storage/sqlite/requestStore.ts';
import { silentLog } from '../fakes/silentLog.ts';

/** What a fault is tried on, whichever product keeps it. */
export interface FaultStores {
  readonly kind: 'sqlite' | 'redis';
  readonly conversations: ConversationStore;
  readonly requests: RequestStore;
  readonly outbox: Outbox;
  close(): Promise<void>;
}

/** @param at a folder, or the address of a Redis */
export async function openStores(at: string, clock: Clock): Promise<FaultStores> {
  if (at.endsWith('/s') || at.startsWith('redis:')) {
    const connection = await openRedis(at, { log: silentLog });
    return {
      kind: 'redis',
      conversations: redisConversationStore(connection, clock),
      requests: redisRequestStore(connection, clock),
      outbox: redisOutbox(connection, clock),
      close: async () => connection.close(),
    };
  }
  const database = openDatabase(at === ':memory:' ? at : join(at, 'support.db'));
  return {
    kind: 'sqlite',
    conversations: sqliteConversationStore(database, clock),
    requests: sqliteRequestStore(database, clock),
    outbox: sqliteOutbox(database, clock),
    close: async () => database.close(),
  };
}
