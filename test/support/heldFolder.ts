/** A folder with everything that the product may keep on people, filled through its own stores. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uploads } from '../../bot/channels/directLine/uploads.ts';
import { embeddedHeld } from '../../bot/embeddedHeld.ts';
import { embeddedDesk } from '../../services/cases/adapters/embeddedDesk.ts';
import type { Clock } from '../../services/clock.ts';
import type { Held } from '../../services/privacy/held.ts';
import { sqliteChannelStore } from '../../services/storage/sqlite/channelStore.ts';
import { sqliteCodeStore } from '../../services/storage/sqlite/codeStore.ts';
import { sqliteConversationStore } from '../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../services/storage/sqlite/database.ts';
import { sqliteMailbox } from '../../services/storage/sqlite/mailbox.ts';
import { sqliteOutbox } from '../../services/storage/sqlite/outbox.ts';
import { sqliteRequestStore } from '../../services/storage/sqlite/requestStore.ts';
import { type Canaries, fillHeld, type Filled } from './fillHeld.ts';

export interface HeldFolder {
  readonly path: string;
  held(isWhole?: boolean): Held;
  /** Puts everything of one person into it, and returns what is to be found again. */
  fill(canaries: Canaries): Promise<Filled>;
  say(conversationId: string, text: string): Promise<void>;
  /** How often a text stands in each file, found as `grep -a` does. */
  grep(text: string): Readonly<Record<string, number>>;
  /** Every row of every table, as JSON. */
  rows(): readonly string[];
  close(): void;
  reopen(): void;
  remove(): void;
}

/** @param isQuick keeps the database in memory: there is nothing to grep, and nothing to reopen */
export function heldFolder(clock: Clock, { isQuick = false } = {}): HeldFolder {
  const path = mkdtempSync(join(tmpdir(), 'held-'));
  const open = () => openDatabase(isQuick ? ':memory:' : join(path, 'support.db'));
  let database = open();
  const files = uploads(join(path, 'uploads'), clock);

  const stores = () => ({
    conversations: sqliteConversationStore(database, clock),
    requests: sqliteRequestStore(database, clock),
  });

  return {
    path,
    held: (isWhole = true) => embeddedHeld(database, { ...stores(), files }, { isWhole }),

    fill: async (who) =>
      fillHeld(
        {
          ...stores(),
          channels: sqliteChannelStore(database, clock),
          outbox: sqliteOutbox(database, clock),
          desk: embeddedDesk(database, clock),
          mailbox: sqliteMailbox(database, clock),
          codes: sqliteCodeStore(database),
          files,
        },
        clock,
        who,
      ),

    async say(conversationId, text) {
      await stores().conversations.receive(conversationId, { type: 'message', text });
    },

    grep(text) {
      const hits: Record<string, number> = {};
      const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
      for (const name of names.filter((one) => statSync(join(path, one)).isFile())) {
        const found = readFileSync(join(path, name)).toString('latin1').split(text).length - 1;
        if (found > 0) hits[name] = found;
      }
      return hits;
    },

    rows() {
      const tables = database.records.prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
      );
      return tables.all().flatMap(({ name }) =>
        database.records
          .prepare(`SELECT * FROM "${String(name)}"`)
          .all()
          .map((row) => `${String(name)} ${JSON.stringify(row)}`),
      );
    },

    close: () => database.close(),
    reopen() {
      database.close();
      database = open();
    },
    remove() {
      database.close();
      rmSync(path, { recursive: true });
    },
  };
}
