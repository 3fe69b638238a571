import { openDatabase } from '../../services/storage/sqlite/database.ts';
import { newReference } from '../../services/requests/reference.ts';

type Changed = Readonly<Record<string, string>>;

/**
 * Copies all that a store holds of its conversations, with their logs, requests and cases, until it has
 * so many. The process that had the store has ended. Mails are left: only a demo keeps those.
 */
export function fillStore(path: string, conversations: number): void {
  const database = openDatabase(path);
  const { records: connection } = database;
  const numberOf = (sql: string) => Number(Object.values(connection.prepare(sql).get() ?? {})[0]);
  try {
    const there = numberOf('SELECT max(number) FROM conversations');
    connection.exec(`PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;
      CREATE TEMP TABLE original AS SELECT reference, case_number, conversation FROM requests;
      CREATE TEMP TABLE renamed (reference TEXT PRIMARY KEY, new TEXT NOT NULL, "case" TEXT, place TEXT);
      CREATE TEMP TABLE copy (by INTEGER NOT NULL);
      INSERT INTO copy VALUES (0);`);
    const isUsed = connection.prepare('SELECT 1 FROM requests WHERE reference = ?');
    const unused = (): string => {
      const reference = newReference();
      return isUsed.get(reference) === undefined ? reference : unused();
    };
    const rename = connection.prepare('UPDATE renamed SET new = ? WHERE reference = ?');
    const by = '(SELECT by FROM copy)';
    const id = (column: string): string => `${column} || '-' || ${by}`;
    const moved = (column: string): string => `${column} + ${by}`;

    /** All rows that were there before the first copy, with some of their columns changed. */
    const copied = (table: string, isOriginal: string, changed: Changed, without = ''): string => {
      const columns = connection
        .prepare('SELECT name FROM pragma_table_info(?)')
        .all(table)
        .map(({ name }) => String(name))
        .filter((name) => name !== without);
      const names = columns.map((name) => `"${name}"`).join(', ');
      // In this order, or each copy would look through all that were made before it.
      const isRenamed = table === 'requests' || table === 'outbox';
      const from = isRenamed ? `renamed CROSS JOIN "${table}" USING (reference)` : `"${table}"`;
      const values = columns.map((name) => changed[name] ?? `"${table}"."${name}"`).join(', ');
      return `INSERT INTO "${table}" (${names}) SELECT ${values} FROM ${from} WHERE ${isOriginal};`;
    };
    const cases = numberOf('SELECT max(number) FROM cases');
    const events = numberOf('SELECT max(number) FROM case_events');
    const body = `replace(replace(replace(body, reference, new), place, ${id('place')}),
      '"' || renamed."case" || '"', '"' || (${moved('renamed."case"')}) || '"')`;
    const steps = [
      copied('conversations', `number <= ${there}`, { number: moved('number'), id: id('id') }),
      copied('conversation_log', `conversation <= ${there}`, {
        conversation: moved('conversation'),
      }),
      copied('requests', 'true', { reference: 'new', key: id('key'), body }, 'number'),
      copied('outbox', 'true', { reference: 'new', id: id('id') }),
      copied('cases', `number <= ${cases}`, { number: moved('number'), key: id('key') }),
      copied('case_comments', `"case" <= ${cases}`, { case: moved('"case"') }, 'number'),
      copied('case_events', `number <= ${events}`, { case: moved('"case"') }, 'number'),
    ];
    for (let offset = there; offset < conversations; offset += there) {
      connection.exec('BEGIN');
      connection.prepare('UPDATE copy SET by = ?').run(offset);
      connection.exec(
        "DELETE FROM renamed; INSERT INTO renamed SELECT reference, '', case_number, conversation FROM original",
      );
      for (const { reference } of connection.prepare('SELECT reference FROM original').all()) {
        rename.run(unused(), reference ?? null);
      }
      for (const step of steps) connection.exec(step);
      connection.exec('COMMIT');
    }
  } finally {
    database.close();
  }
}
