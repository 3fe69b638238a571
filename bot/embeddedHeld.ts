import { embeddedCaseArchive } from '../services/cases/adapters/embedded/caseArchive.ts';
import type { Held } from '../services/privacy/held.ts';
import { sqliteCodeArchive } from '../services/storage/sqlite/codeArchive.ts';
import { sqliteConversationArchive } from '../services/storage/sqlite/conversationArchive.ts';
import type { Database } from '../services/storage/sqlite/database.ts';
import { sqliteErasures } from '../services/storage/sqlite/erasures.ts';
import { sqliteMailArchive } from '../services/storage/sqlite/mailArchive.ts';
import { sqliteOutboxArchive } from '../services/storage/sqlite/outboxArchive.ts';
import { scrub } from '../services/storage/sqlite/scrub.ts';

/**
 * Everything about people that the embedded store and its folder hold.
 *
 * @param isWhole scrubs by writing the database anew, which stops everything else for a while
 */
export function embeddedHeld(
  database: Database,
  stores: Pick<Held, 'conversations' | 'requests' | 'files'>,
  { isWhole = false } = {},
): Held {
  return {
    ...stores,
    conversationArchive: sqliteConversationArchive(database),
    erasures: sqliteErasures(database),
    outbox: sqliteOutboxArchive(database),
    mails: sqliteMailArchive(database),
    codes: sqliteCodeArchive(database),
    cases: embeddedCaseArchive(database),
    scrub: async () => scrub(database, { whole: isWhole }),
  };
}
