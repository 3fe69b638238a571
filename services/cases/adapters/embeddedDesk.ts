import type { SQLOutputValue } from 'node:sqlite';
import type { Clock } from '../../clock.ts';
import { handoffSummary } from '../../requests/handoffSummary.ts';
import { integer, text } from '../../storage/sqlite/columns.ts';
import type { Database } from '../../storage/sqlite/database.ts';
import { transaction } from '../../storage/sqlite/transaction.ts';
import {
  BackendError,
  Case,
  type CallOptions,
  type CaseBackend,
  type CaseComment,
} from '../caseBackend.ts';
import { caseTitle } from '../caseTitle.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

/**
 * A small desk of our own, in the embedded store: for a company without a ticketing system, for trying
 * the product out, and for tests. Opening is idempotent by itself: the key is unique in the database.
 */
export function embeddedDesk(database: Database, clock: Clock): CaseBackend {
  const connection = database.records;
  const atOnce = transaction(connection);
  const columns = 'number, key, status, title, severity, org_id, opened_at, updated_at';
  const insertCase = connection.prepare(
    `INSERT INTO cases (key, status, title, severity, org_id, opened_at, updated_at)
     VALUES (?, 'new', ?, ?, ?, ?, ?) RETURNING ${columns}`,
  );
  const byKey = connection.prepare(`SELECT ${columns} FROM cases WHERE key = ?`);
  const byNumber = connection.prepare(`SELECT ${columns} FROM cases WHERE number = ?`);
  const touch = connection.prepare('UPDATE cases SET updated_at = ? WHERE number = ?');
  const insertComment = connection.prepare(
    `INSERT INTO case_comments ("case", key, at, author, visibility, text) VALUES (?, ?, ?, ?, ?, ?)
     RETURNING number, at, author, visibility, text`,
  );
  const commentByKey = connection.prepare(
    'SELECT number, at, author, visibility, text FROM case_comments WHERE "case" = ? AND key = ?',
  );
  const commentsOf = connection.prepare(
    'SELECT number, at, author, visibility, text FROM case_comments WHERE "case" = ? ORDER BY number',
  );
  const nowText = (): string => clock().toJSDate().toISOString();

  return {
    name: 'embedded desk',

    async open(request, options) {
      return answer(options, () =>
        atOnce(() => {
          const existing = byKey.get(request.key);
          if (existing !== undefined) return { case: toCase(existing), replayed: true };
          const now = nowText();
          const row = insertCase.get(
            request.key,
            caseTitle(request),
            request.severity.customer,
            orgIdOf(request.entitlement),
            now,
            now,
          );
          const opened = toCase(row ?? {});
          insertComment.get(
            Number(opened.caseNumber),
            `handoff:${request.key}`,
            now,
            'intake',
            'internal',
            handoffSummary(request),
          );
          return { case: opened, replayed: false };
        }),
      );
    },

    async findByKey(key, options) {
      return answer(options, () => {
        const row = byKey.get(key);
        return row === undefined ? undefined : toCase(row);
      });
    },

    async get(caseNumber, options) {
      return answer(options, () => {
        const row = byNumber.get(toNumber(caseNumber));
        return row === undefined ? undefined : toCase(row);
      });
    },

    async comment(caseNumber, comment, options) {
      return answer(options, () =>
        atOnce(() => {
          const number = toNumber(caseNumber);
          if (byNumber.get(number) === undefined) {
            throw new BackendError('permanent', `there is no case ${caseNumber}`, {
              applied: 'no',
            });
          }
          const existing = commentByKey.get(number, comment.key);
          if (existing !== undefined) return toComment(existing);
          const now = nowText();
          touch.run(now, number);
          const { key, author, visibility } = comment;
          return toComment(
            insertComment.get(number, key, now, author, visibility, comment.text) ?? {},
          );
        }),
      );
    },

    async comments(caseNumber, options) {
      return answer(options, () => commentsOf.all(toNumber(caseNumber)).map(toComment));
    },

    async health(options) {
      return answer(options, () => {
        byNumber.get(0);
        return { ok: true, detail: 'the embedded desk answers' };
      });
    },
  };
}

/** What SQLite refuses is undone as a whole, so trying again later is safe. */
function answer<T>({ signal }: CallOptions, work: () => T): T {
  if (signal.aborted) {
    throw new BackendError('retryable', 'called off', { applied: 'no', cause: signal.reason });
  }
  try {
    return work();
  } catch (error) {
    if (error instanceof BackendError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BackendError('retryable', why, { applied: 'no', cause: error });
  }
}

/** Case numbers are digits; anything else is the number of no case. */
function toNumber(caseNumber: string): number {
  return /^\d{1,15}$/.test(caseNumber) ? Number(caseNumber) : -1;
}

function orgIdOf(entitlement: Parameters<CaseBackend['open']>[0]['entitlement']): string | null {
  return 'account' in entitlement ? entitlement.account.orgId : null;
}

function toCase(row: Row): Case {
  return Case.parse({
    caseNumber: String(integer(row.number)),
    key: row.key,
    status: row.status,
    title: row.title,
    severity: row.severity,
    orgId: row.org_id,
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
  });
}

function toComment(row: Row): CaseComment {
  return {
    id: String(integer(row.number)),
    at: text(row.at),
    author: text(row.author),
    visibility: text(row.visibility) === 'public' ? 'public' : 'internal',
    text: text(row.text),
  };
}
