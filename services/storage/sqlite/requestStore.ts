import type { SQLInputValue } from 'node:sqlite';
import type { Clock } from '../../clock.ts';
import type { OutboxEntry } from '../../outbox/outbox.ts';
import { aloneOf, isOpen } from '../../requests/alone.ts';
import type { Raised, RequestStore } from '../../requests/requestStore.ts';
import { SupportRequest } from '../../requests/supportRequest.ts';
import { urgencyOf } from '../../requests/urgencyOf.ts';
import { queueOf } from '../../requests/work.ts';
import { integer, text } from './columns.ts';
import type { Database } from './database.ts';
import { insertEntry } from './insertEntry.ts';
import { signal } from '../signal.ts';
import { transaction } from './transaction.ts';

const read = (body: string): SupportRequest => SupportRequest.parse(JSON.parse(body));

/** Reads back what it is about to write: what is in the file can always be read again. */
function written(given: SupportRequest): { body: string; request: SupportRequest } {
  const request = read(JSON.stringify(given));
  return { body: JSON.stringify(request), request };
}

/** What follows from a request and is looked for: urgent, is_open, queue, alone. */
function found(request: SupportRequest): readonly [number, number, string, string | null] {
  return [urgencyOf(request), Number(isOpen(request)), queueOf(request).id, aloneOf(request)];
}

/**
 * Requests in the embedded store. Throws a `ZodError` for one that is not a `support-request/2`, before
 * anything is written.
 */
export function sqliteRequestStore(database: Database, clock: Clock): RequestStore {
  const { records: connection, recorded } = database;
  const atOnce = transaction(connection);
  const changed = signal<SupportRequest>();
  const addEntry = insertEntry(connection);
  const insert = connection.prepare(
    `INSERT INTO requests (reference, key, body, urgent, is_open, queue, alone)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const replace = connection.prepare(
    `UPDATE requests SET body = ?, urgent = ?, is_open = ?, queue = ?, alone = ?
     WHERE reference = ?`,
  );
  const find = (where: string) => connection.prepare(`SELECT body FROM requests WHERE ${where}`);
  const byReference = find('reference = ?');
  const byKey = find('key = ?');
  const byAlone = find('alone = ? ORDER BY number LIMIT 1');
  const byCase = find('case_number = ? ORDER BY number DESC');
  const byConversation = find('conversation = ? ORDER BY number DESC');
  const findPlace = connection.prepare('SELECT urgent, number FROM requests WHERE reference = ?');
  const page = 'ORDER BY urgent DESC, number DESC LIMIT ?';
  const listAll = find(`(urgent, number) < (?, ?) ${page}`);
  const listQueue = find(`queue = ? AND (urgent, number) < (?, ?) ${page}`);
  const listState = find(`is_open = ? AND (urgent, number) < (?, ?) ${page}`);
  const listBoth = find(`queue = ? AND is_open = ? AND (urgent, number) < (?, ?) ${page}`);

  const one = (by: typeof byKey, ...values: SQLInputValue[]): SupportRequest | undefined => {
    const row = by.get(...values);
    return row === undefined ? undefined : read(text(row.body));
  };
  const many = (by: typeof byKey, ...values: SQLInputValue[]): readonly SupportRequest[] =>
    by.all(...values).map((row) => read(text(row.body)));

  /** Returns whether one of them is new. */
  const addAll = (entries: readonly OutboxEntry[]): boolean => {
    const now = clock().toMillis();
    return entries.filter((entry) => addEntry(entry, now)).length > 0;
  };
  const tell = (request: SupportRequest, hasEntries: boolean): void => {
    changed.tell(request);
    if (hasEntries) database.outboxAdded.tell();
  };

  return {
    async raise(given, entries) {
      const { body, request } = written(given);
      const alone = aloneOf(request);
      const { raised, hasEntries } = await recorded((): { raised: Raised; hasEntries: boolean } => {
        const same = one(byKey, request.key);
        if (same !== undefined)
          return { raised: { kind: 'same', request: same }, hasEntries: false };
        const other = alone === null ? undefined : one(byAlone, alone);
        if (other !== undefined) {
          return { raised: { kind: 'taken', request: other }, hasEntries: false };
        }
        insert.run(request.reference, request.key, body, ...found(request));
        return { raised: { kind: 'raised', request }, hasEntries: addAll(entries) };
      });
      if (raised.kind === 'raised') tell(request, hasEntries);
      return raised;
    },

    async get(reference) {
      return one(byReference, reference);
    },

    async byKey(key) {
      return one(byKey, key);
    },

    // At once, not grouped: what is due together with a change of its request has to find it made.
    async update(reference, change) {
      const result = atOnce(() => {
        const before = one(byReference, reference);
        if (before === undefined) return undefined;
        const { request, entries = [] } = change(before);
        const after = written(request);
        if (after.body === JSON.stringify(before))
          return { request: before, isNew: false, hasEntries: false };
        replace.run(after.body, ...found(after.request), reference);
        return { request: after.request, isNew: true, hasEntries: addAll(entries) };
      });
      if (result?.isNew === true) tell(result.request, result.hasEntries);
      return result?.request;
    },

    async list({ limit, before, queue, isOpen: open }) {
      // Before the first page: a place above every request.
      let place: [number, number] = [4, 0];
      if (before !== undefined) {
        const row = findPlace.get(before);
        if (row === undefined) return [];
        place = [integer(row.urgent), integer(row.number)];
      }
      if (open === undefined) {
        return queue === undefined
          ? many(listAll, ...place, limit)
          : many(listQueue, queue, ...place, limit);
      }
      return queue === undefined
        ? many(listState, Number(open), ...place, limit)
        : many(listBoth, queue, Number(open), ...place, limit);
    },

    async ofCase(caseNumber) {
      return many(byCase, caseNumber);
    },

    async ofConversation(conversationId) {
      return many(byConversation, conversationId);
    },

    watch: (listener) => changed.watch(listener),
  };
}
