import type { Mail } from '../../mail/mailer.ts';
import type { MailArchive } from '../../mail/mailArchive.ts';
import { text } from './columns.ts';
import type { Database } from './database.ts';

/** The mails of the embedded mailbox; it keeps a few hundred at most. */
export function sqliteMailArchive(database: Database): MailArchive {
  const connection = database.records;
  const every = connection.prepare('SELECT sent_at, body FROM mails ORDER BY number');
  const remove = connection.prepare('DELETE FROM mails WHERE id = ?');

  return {
    async all() {
      return every.all().map((row) => {
        const mail: Mail = JSON.parse(text(row.body));
        return { ...mail, sentAt: text(row.sent_at) };
      });
    },

    async erase(id) {
      remove.run(id);
    },
  };
}
