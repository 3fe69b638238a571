import { expect } from 'chai';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '../../../../services/clock.ts';
import { sqliteConversationStore } from '../../../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { requireSqlite } from '../../../../services/storage/sqlite/requireSqlite.ts';

describe('the embedded database', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'database-'));
    path = join(folder, 'data', 'intake.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const pragma = (connection: DatabaseSync, name: string): unknown =>
    Object.values(connection.prepare(`PRAGMA ${name}`).get() ?? {})[0];

  it('makes its folder and file, which only its own user may read', () => {
    openDatabase(path).close();
    expect(statSync(path).mode & 0o777).to.equal(0o600);
  });

  it('writes ahead, wipes what is erased, and makes records safe against a power cut', () => {
    const { turns, records, close } = openDatabase(path);
    for (const connection of [turns, records]) {
      expect(pragma(connection, 'journal_mode')).to.equal('wal');
      expect(pragma(connection, 'secure_delete')).to.equal(1);
      expect(pragma(connection, 'foreign_keys')).to.equal(1);
      expect(pragma(connection, 'busy_timeout')).to.be.greaterThan(0);
    }
    expect(pragma(turns, 'synchronous')).to.equal(1);
    expect(pragma(records, 'synchronous')).to.equal(2);
    close();
  });

  it('has everything again when it is opened again', async () => {
    const first = openDatabase(path);
    await sqliteConversationStore(first, systemClock).create('c1', { count: 1 });
    first.close();
    const second = openDatabase(path);
    const record = await sqliteConversationStore(second, systemClock).load('c1');
    expect(record?.state).to.deep.equal({ count: 1 });
    second.close();
  });

  it('may be closed twice', () => {
    const database = openDatabase(path);
    database.close();
    database.close();
  });

  const complaint = (open: () => unknown): string => {
    try {
      open();
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
    return '';
  };

  it('does not touch a database that a newer version has used', () => {
    openDatabase(path).close();
    const newer = new DatabaseSync(path);
    newer.exec('PRAGMA user_version = 999');
    newer.close();
    expect(complaint(() => openDatabase(path))).to.match(
      /^Cannot open .*newer version has used it$/,
    );
  });

  it('says in one line which file is no database', () => {
    path = join(folder, 'notes.txt');
    writeFileSync(path, 'not a database\n'.repeat(100));
    expect(complaint(() => openDatabase(path))).to.match(
      /^Cannot open the database .*notes.txt: .+$/,
    );
  });

  const versions: readonly (readonly [string, boolean])[] = [
    ['3.45.1', false],
    ['3.51.2', false],
    ['3.51.3', true],
    ['3.52.0', true],
    ['3.53.4', true],
    ['4.0.0', true],
    ['2.99.99', false],
  ];
  for (const [version, isGood] of versions) {
    it(`${isGood ? 'works with' : 'refuses'} SQLite ${version}`, () => {
      expect(complaint(() => requireSqlite(version)) === '').to.equal(isGood);
    });
  }
});
