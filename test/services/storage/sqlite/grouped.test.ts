import type { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import { type Database, openDatabase } from '../../../../services/storage/sqlite/database.ts';
import { grouped } from '../../../../services/storage/sqlite/grouped.ts';

describe('what is written in the same round of the event loop', () => {
  let database: Database;
  let numbers: () => unknown[];
  beforeEach(() => {
    database = openDatabase(':memory:');
    database.turns.exec('CREATE TABLE numbers (number INTEGER NOT NULL UNIQUE)');
    const all = database.turns.prepare('SELECT number FROM numbers ORDER BY rowid');
    numbers = () => all.all().map(({ number }) => number);
  });
  afterEach(() => database.close());

  const inserting = () => {
    const insert = database.turns.prepare('INSERT INTO numbers VALUES (?)');
    return (number: number) => () => insert.run(number).changes;
  };

  it('is one transaction, in its order, and answered when that is committed', async () => {
    const written = grouped(database.turns);
    const insert = inserting();
    const inOneTransaction: boolean[] = [];
    const answers = await Promise.all(
      [3, 1, 2].map(async (number) => {
        const changes = await written(() => {
          inOneTransaction.push(database.turns.isTransaction && numbers().length > 0);
          return insert(number)();
        });
        expect(database.turns.isTransaction).to.equal(false);
        expect(numbers()).to.have.length(3);
        return changes;
      }),
    );
    expect(answers).to.eql([1, 1, 1]);
    expect(numbers()).to.eql([3, 1, 2]);
    expect(inOneTransaction).to.eql([false, true, true]);
  });

  it('loses nothing to what fails among it, and says what failed', async () => {
    const written = grouped(database.turns);
    const insert = inserting();
    const results = await Promise.allSettled([1, 2, 1, 3].map((number) => written(insert(number))));
    expect(results.map(({ status }) => status)).to.eql([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(numbers()).to.eql([1, 2, 3]);
  });

  it('stands still once where somebody else holds the file, and says so to all', async () => {
    let begun = 0;
    const prepare = (sql: string) => ({
      run() {
        if (sql.startsWith('BEGIN')) begun += 1;
        throw new Error('database is locked');
      },
    });
    const written = grouped({ prepare, isTransaction: false } as unknown as DatabaseSync);
    const results = await Promise.allSettled([1, 2, 3].map(async () => written(() => 1)));
    expect(results.map(({ status }) => status)).to.eql(['rejected', 'rejected', 'rejected']);
    expect(begun).to.equal(1);
  });

  it('leaves nothing of what fails alone', async () => {
    const written = grouped(database.turns);
    const insert = inserting();
    const failing = written(() => {
      insert(1)();
      throw new Error('changed its mind');
    });
    expect(await failing.catch((error: Error) => error.message)).to.equal('changed its mind');
    expect(numbers()).to.eql([]);
  });
});
