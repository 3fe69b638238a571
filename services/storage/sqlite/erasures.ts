import { Erasure, type Erasures } from '../../privacy/erasure.ts';
import { text } from './columns.ts';
import type { Database } from './database.ts';

/** What is to be erased, in the embedded store. */
export function sqliteErasures(database: Database): Erasures {
  const connection = database.records;
  const insert = connection.prepare(
    'INSERT INTO erasures (id, due_at, body) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const every = connection.prepare('SELECT body FROM erasures ORDER BY due_at, id');
  const note = connection.prepare(
    `UPDATE erasures SET body = json_set(body, '$.found', json(?)) WHERE id = ?`,
  );
  const remove = connection.prepare('DELETE FROM erasures WHERE id = ?');

  return {
    async ask(erasure) {
      insert.run(erasure.id, erasure.dueAt, JSON.stringify(erasure));
    },

    async open() {
      return every.all().map((row) => Erasure.parse(JSON.parse(text(row.body))));
    },

    async note(id, found) {
      note.run(JSON.stringify(found), id);
    },

    async done(id) {
      remove.run(id);
    },
  };
}
