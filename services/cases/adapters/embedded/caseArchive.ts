import type { SQLOutputValue } from 'node:sqlite';
import { integer, text } from '../../../storage/sqlite/columns.ts';
import type { Database } from '../../../storage/sqlite/database.ts';
import { transaction } from '../../../storage/sqlite/transaction.ts';
import type { CaseContact } from '../../case.ts';
import type { CaseArchive, HeldCase } from '../../caseArchive.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

const orNull = (value: SQLOutputValue | undefined): string | null =>
  value === null ? null : text(value);

/** The cases of the embedded desk, to export and to erase. */
export function embeddedCaseArchive(database: Database): CaseArchive {
  const connection = database.records;
  const atOnce = transaction(connection);
  const page = connection.prepare(
    `SELECT number, key, title, description, business_impact, product, contact, opened_at
     FROM cases WHERE number > ? ORDER BY number LIMIT ?`,
  );
  const commentsOf = connection.prepare(
    `SELECT number, key, at, author, visibility, text FROM case_comments
     WHERE "case" = ? ORDER BY number`,
  );
  const replace = connection.prepare(
    `UPDATE cases SET title = ?, description = ?, business_impact = ?, product = ?, contact = ?
     WHERE number = ?`,
  );
  const replaceComment = connection.prepare(
    'UPDATE case_comments SET author = ?, text = ? WHERE number = ?',
  );

  const held = (row: Row): HeldCase => {
    const contact = orNull(row.contact);
    return {
      caseNumber: String(integer(row.number)),
      key: text(row.key),
      title: text(row.title),
      description: text(row.description),
      businessImpact: orNull(row.business_impact),
      product: orNull(row.product),
      contact: contact === null ? null : (JSON.parse(contact) as CaseContact),
      openedAt: text(row.opened_at),
      comments: commentsOf.all(integer(row.number)).map((comment) => ({
        id: String(integer(comment.number)),
        key: text(comment.key),
        at: text(comment.at),
        author: text(comment.author),
        visibility: text(comment.visibility),
        text: text(comment.text),
      })),
    };
  };

  return {
    async page(after = '0', limit) {
      return page.all(Number(after), limit).map(held);
    },

    async rewrite({ caseNumber, title, description, businessImpact, product, contact, comments }) {
      const asJson = contact === null ? null : JSON.stringify(contact);
      atOnce(() => {
        replace.run(title, description, businessImpact, product, asJson, Number(caseNumber));
        for (const { id, author, text: said } of comments) {
          replaceComment.run(author, said, Number(id));
        }
      });
    },
  };
}
