import type { CodeArchive } from '../../identity/codeArchive.ts';
import { Speaker } from '../../identity/speaker.ts';
import { integer, text } from './columns.ts';
import type { Database } from './database.ts';

/** The one-time codes of the embedded store. */
export function sqliteCodeArchive(database: Database): CodeArchive {
  const connection = database.records;
  const every = connection.prepare('SELECT conversation, speaker, expires_at FROM codes');
  const remove = connection.prepare('DELETE FROM codes WHERE conversation = ?');

  return {
    async erase(which) {
      for (const row of every.all()) {
        const speaker = Speaker.parse(JSON.parse(text(row.speaker)));
        if (which({ speaker, expiresAt: integer(row.expires_at) })) {
          remove.run(text(row.conversation));
        }
      }
    },
  };
}
