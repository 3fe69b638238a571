import { BackendError } from '../../cases/backendError.ts';
import type { Clock } from '../../clock.ts';
import type { Mailbox } from '../../mail/mailbox.ts';
import type { Mail } from '../../mail/mailer.ts';
import { text } from './columns.ts';
import type { Database } from './database.ts';

/** Enough to look at; a demonstration that runs for months must not fill the disk with old mail. */
const mostKept = 500;

/** The mailbox in the embedded store. */
export function sqliteMailbox(database: Database, clock: Clock): Mailbox {
  const { records: connection, recorded } = database;
  const insert = connection.prepare(
    'INSERT INTO mails (id, sent_at, body) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const forget = connection.prepare(
    'DELETE FROM mails WHERE number <= (SELECT max(number) FROM mails) - ?',
  );
  const newest = connection.prepare('SELECT sent_at, body FROM mails ORDER BY number DESC LIMIT ?');

  return {
    name: 'embedded mailbox',

    async send(mail, { signal }) {
      if (signal.aborted) {
        const cause: unknown = signal.reason;
        throw new BackendError('retryable', 'called off', { applied: 'no', cause });
      }
      await recorded(() => {
        insert.run(mail.id, clock().toUTC().toJSDate().toISOString(), JSON.stringify(mail));
        forget.run(mostKept);
      });
    },

    async health() {
      return { ok: true, detail: 'mails are kept here and sent to nobody' };
    },

    async list(limit) {
      return newest.all(limit).map((row) => {
        const mail: Mail = JSON.parse(text(row.body));
        return { ...mail, sentAt: text(row.sent_at) };
      });
    },
  };
}
