import type { Database } from '../../../storage/sqlite/database.ts';
import { caseJournal } from './caseJournal.ts';
import { caseTable } from './caseTable.ts';
import type { DeskStep, DeskStore } from './deskStore.ts';

/** Cases in the embedded store: a step is a transaction, and keys are unique in the database. */
export function sqliteCases(database: Database): DeskStore {
  const { records: connection, recorded } = database;
  const cases = caseTable(connection);
  const journal = caseJournal(connection);
  const addLevel = connection.prepare(
    'INSERT INTO case_escalations ("case", level) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const clearLevels = connection.prepare('DELETE FROM case_escalations WHERE "case" = ?');
  const addLink = connection.prepare(
    'INSERT INTO case_links ("from", "to", kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const step: DeskStep = {
    byNumber: (caseNumber) => cases.byNumber(caseNumber),
    save: (changed) => cases.save(changed),
    comment: (about, input) => journal.comment(about, input),
    commentByKey: (about, key) => journal.commentByKey(about, key),
    answered: (about, key) => journal.answered(about, key),
    remember: (about, key, answer) => journal.remember(about, key, answer),
    event: (about, kind) => journal.event(about, kind),
    addLevel: ({ caseNumber }, level) => addLevel.run(Number(caseNumber), level).changes === 1,
    clearLevels({ caseNumber }) {
      clearLevels.run(Number(caseNumber));
    },
    addLink: (from, to, kind) =>
      addLink.run(Number(from.caseNumber), Number(to.caseNumber), kind).changes === 1,
  };

  return {
    name: 'embedded desk',
    change: async (_numbers, take) => recorded(() => take(step)),
    open: async (key, take) =>
      recorded(() =>
        take({
          ...step,
          existing: cases.byKey(key),
          insert(newCase, at) {
            const opened = cases.byNumber(cases.insert(newCase, at));
            if (opened === undefined) throw new Error('A new case is not there.');
            return opened;
          },
        }),
      ),
    byKey: async (key) => cases.byKey(key),
    byNumber: async (caseNumber) => cases.byNumber(caseNumber),
    ofAccount: async (orgId, limit) => cases.ofAccount(orgId, limit),
    async comments(caseNumber) {
      const about = cases.byNumber(caseNumber);
      return about === undefined ? [] : journal.comments(about);
    },
    events: async (after) => journal.events(after),
  };
}
