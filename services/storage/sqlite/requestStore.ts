import type { Clock } from '../../clock.ts';
import type { RequestStore } from '../../requests/requestStore.ts';
import { SupportRequest } from '../../requests/supportRequest.ts';
import { integer, text } from './columns.ts';
import type { Database } from './database.ts';
import { insertEntry } from './insertEntry.ts';
import { signal } from './signal.ts';
import { transaction } from './transaction.ts';

const read = (body: string): SupportRequest => SupportRequest.parse(JSON.parse(body));

/** Reads back what it is about to write: what is in the file can always be read again. */
function written(given: SupportRequest): { body: string; request: SupportRequest } {
  const request = read(JSON.stringify(given));
  return { body: JSON.stringify(request), request };
}

// Also with a case: that the desk's machine has it does not mean that somebody works on it.
const isUrgent = (request: SupportRequest): 0 | 1 => (request.severity.customer === 1 ? 1 : 0);

/**
 * Requests in the embedded store. Throws a `ZodError` for one that is not a `support-request/1`, before
 * anything is written.
 */
export function sqliteRequestStore(database: Database, clock: Clock): RequestStore {
  const connection = database.records;
  const atOnce = transaction(connection);
  const changed = signal<SupportRequest>();
  const addEntry = insertEntry(connection);
  const insert = connection.prepare(
    'INSERT INTO requests (reference, key, urgent, body) VALUES (?, ?, ?, ?)',
  );
  const replace = connection.prepare(
    'UPDATE requests SET urgent = ?, body = ? WHERE reference = ?',
  );
  const findByReference = connection.prepare('SELECT body FROM requests WHERE reference = ?');
  const findByKey = connection.prepare('SELECT body FROM requests WHERE key = ?');
  const findPlace = connection.prepare('SELECT urgent, number FROM requests WHERE reference = ?');
  const listFrom = connection.prepare(
    `SELECT body FROM requests WHERE (urgent, number) < (?, ?)
     ORDER BY urgent DESC, number DESC LIMIT ?`,
  );

  const one = (find: typeof findByKey, by: string): SupportRequest | undefined => {
    const row = find.get(by);
    return row === undefined ? undefined : read(text(row.body));
  };

  return {
    async raise(given, entry) {
      const { body, request } = written(given);
      const existing = atOnce(() => {
        const earlier = one(findByKey, request.key);
        if (earlier !== undefined) return earlier;
        insert.run(request.reference, request.key, isUrgent(request), body);
        addEntry(entry, clock().toMillis());
        return undefined;
      });
      if (existing !== undefined) return existing;
      changed.tell(request);
      database.outboxAdded.tell();
      return request;
    },

    async get(reference) {
      return one(findByReference, reference);
    },

    async byKey(key) {
      return one(findByKey, key);
    },

    async update(reference, change) {
      const updated = atOnce(() => {
        const before = one(findByReference, reference);
        if (before === undefined) return undefined;
        const after = written(change(before));
        replace.run(isUrgent(after.request), after.body, reference);
        return after.request;
      });
      if (updated !== undefined) changed.tell(updated);
      return updated;
    },

    async list({ limit, before }) {
      // Before the first page: a place above every request.
      let place = { urgent: 2, number: 0 };
      if (before !== undefined) {
        const row = findPlace.get(before);
        if (row === undefined) return [];
        place = { urgent: integer(row.urgent), number: integer(row.number) };
      }
      return listFrom.all(place.urgent, place.number, limit).map((row) => read(text(row.body)));
    },

    watch: (listener) => changed.watch(listener),
  };
}
