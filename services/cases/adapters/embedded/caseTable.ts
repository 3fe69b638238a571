import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { integer, text } from '../../../storage/sqlite/columns.ts';
import { Case } from '../../case.ts';
import type { NewCase } from '../../caseBackend.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

export interface CaseTable {
  /** Its number, of a new case. */
  insert(newCase: NewCase, at: string): string;
  byKey(key: string): Case | undefined;
  byNumber(caseNumber: string): Case | undefined;
  /** Newest first. */
  ofAccount(orgId: string, limit: number): readonly Case[];
  /** Writes what may change of a case. */
  save(changed: Case): void;
}

/** The cases of the embedded desk. Escalation is not written here: it follows from `case_escalations`. */
export function caseTable(connection: DatabaseSync): CaseTable {
  const find = (where: string): ReturnType<DatabaseSync['prepare']> =>
    connection.prepare(
      `SELECT number, key, status, title, severity, org_id, product, contact, owner, opened_at,
         updated_at, closed_at,
         EXISTS (SELECT 1 FROM case_escalations WHERE "case" = number) AS is_escalated
       FROM cases WHERE ${where}`,
    );
  const findByKey = find('key = ?');
  const findByNumber = find('number = ?');
  const findByAccount = find('org_id = ? ORDER BY number DESC LIMIT ?');
  const add = connection.prepare(
    `INSERT INTO cases (key, status, title, severity, org_id, opened_at, updated_at, description,
       business_impact, product, contact)
     VALUES (?, 'new', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const replace = connection.prepare(
    `UPDATE cases SET status = ?, severity = ?, contact = ?, owner = ?, updated_at = ?, closed_at = ?
     WHERE number = ?`,
  );

  return {
    insert(given, at) {
      const { lastInsertRowid } = add.run(
        given.key,
        given.title,
        given.severity,
        given.orgId,
        at,
        at,
        given.description,
        given.businessImpact,
        given.product,
        JSON.stringify(given.contact),
      );
      return String(lastInsertRowid);
    },

    byKey(key) {
      const row = findByKey.get(key);
      return row === undefined ? undefined : toCase(row);
    },

    byNumber(caseNumber) {
      // Case numbers are digits; anything else is the number of no case.
      const row = /^[1-9]\d{0,14}$/.test(caseNumber) && findByNumber.get(Number(caseNumber));
      return row ? toCase(row) : undefined;
    },

    ofAccount: (orgId, limit) => findByAccount.all(orgId, limit).map(toCase),

    save({ caseNumber, status, severity, contact, owner, updatedAt, closedAt }) {
      const asJson = contact === null ? null : JSON.stringify(contact);
      replace.run(status, severity, asJson, owner, updatedAt, closedAt, Number(caseNumber));
    },
  };
}

function toCase(row: Row): Case {
  return Case.parse({
    caseNumber: String(integer(row.number)),
    key: row.key,
    status: row.status,
    title: row.title,
    severity: row.severity,
    orgId: row.org_id,
    product: row.product,
    contact: row.contact === null ? null : JSON.parse(text(row.contact)),
    owner: row.owner,
    isEscalated: row.is_escalated === 1,
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
    closedAt: row.closed_at,
  });
}
