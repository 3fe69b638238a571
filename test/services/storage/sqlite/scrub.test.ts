import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import { type Database, openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { scrub } from '../../../../services/storage/sqlite/scrub.ts';

describe('scrubbing the embedded store', () => {
  let folder: string;
  let database: Database;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'scrub-'));
    database = openDatabase(join(folder, 'support.db'));
    const insert = database.records.prepare(
      'INSERT INTO mails (id, sent_at, body) VALUES (?, ?, ?)',
    );
    for (let at = 0; at < 50; at += 1)
      insert.run(`mail-${at}`, 'now', `Canary ${'x'.repeat(9000)}`);
    database.records.exec('DELETE FROM mails');
  });
  afterEach(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });

  const hits = (): number =>
    ['support.db', 'support.db-wal'].reduce(
      (sum, name) => sum + readFileSync(join(folder, name), 'latin1').split('Canary').length - 1,
      0,
    );

  for (const whole of [false, true]) {
    it(`leaves nothing of deleted rows in its files${whole ? ', written anew' : ''}`, () => {
      expect(hits(), 'deleted, and still there').to.be.greaterThan(0);
      expect(scrub(database, { whole })).to.equal(true);
      expect(hits()).to.equal(0);
    });
  }

  it('says so when somebody else is reading, and does it later', () => {
    database.turns.exec('PRAGMA busy_timeout = 10');
    database.records.exec('PRAGMA busy_timeout = 10');
    const other = new DatabaseSync(join(folder, 'support.db'));
    other.exec('BEGIN');
    other.prepare('SELECT count(*) FROM cases').get();
    expect(scrub(database)).to.equal(false);
    other.exec('COMMIT');
    other.close();
    expect(scrub(database)).to.equal(true);
    expect(hits()).to.equal(0);
  });
});
