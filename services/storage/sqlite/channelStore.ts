import type { Clock } from '../../clock.ts';
import type { Address, ChannelStore } from '../channelStore.ts';
import { integer, text } from './columns.ts';
import type { Database } from './database.ts';

/** Beside the conversations, and erased with them: `conversationArchive.ts`. */
export function sqliteChannelStore(database: Database, clock: Clock): ChannelStore {
  const connection = database.turns;
  // A new row has a new mark, and stands at the end.
  const say = connection.prepare(
    'INSERT OR REPLACE INTO channel_unsent (conversation, at) VALUES (?, ?)',
  );
  const waiting = connection.prepare(
    'SELECT mark, conversation, at FROM channel_unsent ORDER BY mark',
  );
  const sent = connection.prepare('DELETE FROM channel_unsent WHERE conversation = ? AND mark = ?');
  const put = connection.prepare(
    'INSERT OR REPLACE INTO channel_addresses (key, address, conversation) VALUES (?, ?, ?)',
  );
  const get = connection.prepare('SELECT address FROM channel_addresses WHERE key = ?');
  const remove = connection.prepare('DELETE FROM channel_addresses WHERE key = ?');

  return {
    async willSay(conversationId) {
      say.run(conversationId, clock().toMillis());
    },

    async unsent() {
      return waiting.all().map((row) => ({
        conversationId: text(row.conversation),
        mark: integer(row.mark),
        at: integer(row.at),
      }));
    },

    async allSent({ conversationId, mark }) {
      sent.run(conversationId, mark);
    },

    async remember(key, address, goesWith) {
      put.run(key, JSON.stringify(address), goesWith ?? null);
    },

    async find(key) {
      const row = get.get(key);
      return row && (JSON.parse(text(row.address)) as Address);
    },

    async forget(key) {
      remove.run(key);
    },
  };
}
