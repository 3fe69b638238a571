import type { CodeStore, StoredCode } from '../../identity/codeStore.ts';
import { Speaker } from '../../identity/speaker.ts';
import { integer, text } from './columns.ts';
import type { Database } from './database.ts';
import { transaction } from './transaction.ts';

const mostMisses = 3;

/** One-time codes in the embedded store, for as long as they may be used. */
export function sqliteCodeStore(database: Database): CodeStore {
  const connection = database.records;
  const atOnce = transaction(connection);
  const replace = connection.prepare(
    `INSERT OR REPLACE INTO codes (conversation, hash, speaker, expires_at, misses)
     VALUES (?, ?, ?, ?, 0)`,
  );
  const find = connection.prepare(
    'SELECT hash, speaker, expires_at, taken_by FROM codes WHERE conversation = ?',
  );
  const expire = connection.prepare('DELETE FROM codes WHERE expires_at <= ?');
  const takenBy = connection.prepare('UPDATE codes SET taken_by = ? WHERE conversation = ?');
  const miss = connection.prepare(
    `UPDATE codes SET misses = misses + 1, missed_by = :line
     WHERE conversation = :conversation AND missed_by IS NOT :line`,
  );
  const removeMissed = connection.prepare(
    'DELETE FROM codes WHERE conversation = ? AND misses >= ?',
  );

  return {
    async put(conversationId, { hash, speaker, expiresAt }) {
      replace.run(conversationId, hash, JSON.stringify(speaker), expiresAt);
    },

    async take(conversationId, hash, lineId, now) {
      return atOnce((): StoredCode | undefined => {
        expire.run(now);
        const row = find.get(conversationId);
        if (row === undefined) return undefined;
        if (row.taken_by !== null && row.taken_by !== lineId) return undefined;
        if (text(row.hash) !== hash) {
          miss.run({ conversation: conversationId, line: lineId });
          removeMissed.run(conversationId, mostMisses);
          return undefined;
        }
        takenBy.run(lineId, conversationId);
        const speaker = Speaker.parse(JSON.parse(text(row.speaker)));
        return { hash, speaker, expiresAt: integer(row.expires_at) };
      });
    },
  };
}
