import { join } from 'node:path';
import { embeddedDesk } from '../../services/cases/adapters/embeddedDesk.ts';
import type { Clock } from '../../services/clock.ts';
import { noSignals } from '../../services/storage/conversationSignals.ts';
import { noLease } from '../../services/storage/lease.ts';
import { sqliteChannelStore } from '../../services/storage/sqlite/channelStore.ts';
import { sqliteCodeStore } from '../../services/storage/sqlite/codeStore.ts';
import { sqliteConversationStore } from '../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../services/storage/sqlite/database.ts';
import { sqliteMailbox } from '../../services/storage/sqlite/mailbox.ts';
import { sqliteOutbox } from '../../services/storage/sqlite/outbox.ts';
import { sqliteOutboxCensus } from '../../services/storage/sqlite/outboxCensus.ts';
import { sqliteRateLimiter } from '../../services/storage/sqlite/rateLimiter.ts';
import { sqliteRequestStore } from '../../services/storage/sqlite/requestStore.ts';
import { noTurnLock } from '../../services/storage/turnLock.ts';
import { embeddedHeld } from '../embeddedHeld.ts';
import { keptSecrets } from '../secrets.ts';
import type { Stores } from './stores.ts';

/**
 * Keeps everything in one file of the data folder, for one process.
 *
 * @throws Error with one line that names DATA_DIR
 */
export function embedded(dataDir: string, clock: Clock): Stores {
  const secrets = keptSecrets(dataDir);
  const database = openDatabase(join(dataDir, 'support.db'));
  return {
    isShared: false,
    conversations: sqliteConversationStore(database, clock),
    channels: sqliteChannelStore(database, clock),
    requests: sqliteRequestStore(database, clock),
    outbox: sqliteOutbox(database, clock),
    census: sqliteOutboxCensus(database, clock),
    limiter: sqliteRateLimiter(database, clock),
    codes: sqliteCodeStore(database),
    mailbox: sqliteMailbox(database, clock),
    desk: embeddedDesk(database, clock),
    secrets,
    signals: noSignals,
    turnLock: noTurnLock,
    privacyLease: noLease,
    // The channel remembers by itself what it has seen; nobody else could have.
    once: async () => true,
    held: (stores, options) => embeddedHeld(database, stores, options),
    answers: async () => database.records.prepare('SELECT 1').get() !== undefined,
    close: async () => database.close(),
  };
}
