import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from './columns.ts';
import { grouped } from './grouped.ts';
import { migrate } from './migrate.ts';
import { requireSqlite } from './requireSqlite.ts';
import { signal, type Signal } from '../signal.ts';

/**
 * The embedded store: one SQLite file, opened twice by one process. Calls are synchronous, so the two
 * connections never wait for each other.
 */
export interface Database {
  /** Turns, limits, who holds an outbox entry: many, cheap, safe against a killed process (`synchronous=NORMAL`). */
  readonly turns: DatabaseSync;
  /** Requests, outbox, cases, codes and mails: promised to somebody, safe against a power cut too (`FULL`). */
  readonly records: DatabaseSync;
  /** Writes into `records`, which waits for the disk: once for all that comes in the same round, see `grouped`. */
  readonly recorded: <T>(work: () => T) => Promise<T>;
  /** An entry has come into the outbox, whichever store wrote it. */
  readonly outboxAdded: Signal<void>;
  readonly close: () => void;
}

// Somebody else may hold the lock for a moment, e.g. a backup. We stand still meanwhile.
const busyTimeoutMs = 2000;

function connect(path: string, synchronous: 'NORMAL' | 'FULL'): DatabaseSync {
  const connection = new DatabaseSync(path, {
    timeout: busyTimeoutMs,
    enableForeignKeyConstraints: true,
  });
  try {
    // What is erased must not stay readable in the file's free pages.
    connection.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous};
      PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY;`);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function open(path: string): Database {
  const inMemory = path === ':memory:';
  if (!inMemory) {
    mkdirSync(dirname(path), { recursive: true });
    // It holds what customers wrote: ours alone. SQLite gives its other files the same mode.
    closeSync(openSync(path, 'a', 0o600));
  }
  const records = connect(path, 'FULL');
  try {
    requireSqlite(text(records.prepare('SELECT sqlite_version() AS version').get()?.version));
    migrate(records);
    const turns = inMemory ? records : connect(path, 'NORMAL');
    return {
      turns,
      records,
      recorded: grouped(records),
      outboxAdded: signal(),
      close() {
        if (turns.isOpen) turns.close();
        if (records.isOpen) records.close();
      },
    };
  } catch (error) {
    records.close();
    throw error;
  }
}

/**
 * Opens the database, or makes it, at a path or `:memory:`. Throws with one line if it can't be: no
 * access, not a database, a schema newer than this program, or an SQLite that is too old.
 */
export function openDatabase(path: string): Database {
  try {
    return open(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`Cannot open the database ${path}: ${why.split('\n', 1).join('')}`, {
      cause: error,
    });
  }
}
