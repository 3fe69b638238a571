import type { ConversationArchive } from '../conversationArchive.ts';
import { integer, text } from './columns.ts';
import type { Database } from './database.ts';
import { transaction } from './transaction.ts';

/** The age of conversations in the embedded store. */
export function sqliteConversationArchive(database: Database): ConversationArchive {
  const connection = database.turns;
  const atOnce = transaction(connection);
  const page = connection.prepare(
    `SELECT id, max(last_at, created_at) AS used_at FROM conversations
     WHERE max(last_at, created_at) < ? AND max(last_at, created_at) >= ?
       AND (max(last_at, created_at), id) > (?, ?)
     ORDER BY max(last_at, created_at), id LIMIT ?`,
  );
  const find = connection.prepare('SELECT number, state FROM conversations WHERE id = ?');
  const lines = connection.prepare(
    'SELECT seq, activity FROM conversation_log WHERE conversation = ?',
  );
  const replaceLine = connection.prepare(
    'UPDATE conversation_log SET activity = ? WHERE conversation = ? AND seq = ?',
  );
  const replaceState = connection.prepare(
    'UPDATE conversations SET state = ?, version = version + 1 WHERE number = ?',
  );
  // Log and inbox go with it.
  const removed = [
    'DELETE FROM conversations WHERE id = ?',
    'DELETE FROM channel_unsent WHERE conversation = ?',
    'DELETE FROM channel_addresses WHERE conversation = ?',
  ].map((sql) => connection.prepare(sql));

  return {
    async usedBefore({ before, limit, after = { id: '', usedAt: -1 } }) {
      return page
        .all(before, after.usedAt, after.usedAt, after.id, limit)
        .map((row) => ({ id: text(row.id), usedAt: integer(row.used_at) }));
    },

    async rewrite(id, change) {
      const changed = (json: string): string => JSON.stringify(change(JSON.parse(json)) ?? null);
      atOnce(() => {
        const head = find.get(id);
        if (head === undefined) return;
        const number = integer(head.number);
        for (const line of lines.all(number)) {
          const before = text(line.activity);
          const after = changed(before);
          if (after !== before) replaceLine.run(after, number, integer(line.seq));
        }
        replaceState.run(changed(text(head.state)), number);
      });
    },

    async erase(id) {
      atOnce(() => {
        for (const one of removed) one.run(id);
      });
    },
  };
}
