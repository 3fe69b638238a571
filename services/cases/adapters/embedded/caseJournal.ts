import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { z } from 'zod';
import { integer, text } from '../../../storage/sqlite/columns.ts';
import { type Case, CaseStatus } from '../../case.ts';
import type { CaseComment, CaseEvent, CommentInput } from '../../caseBackend.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

const Kind = z.enum(['opened', 'status', 'severity', 'contact', 'comment', 'escalation', 'link']);
const mostEvents = 500;

/** What was said and done about cases, each once. `at` is that of the case's last change. */
export interface CaseJournal {
  comment(about: Case, input: CommentInput): CaseComment;
  commentByKey(about: Case, key: string): CaseComment | undefined;
  comments(about: Case): readonly CaseComment[];
  /** What was answered to the doing with this key. */
  answered(about: Case, key: string): string | undefined;
  remember(about: Case, key: string, answer: string): void;
  event(about: Case, kind: CaseEvent['kind']): void;
  /** After the event with this number, oldest first; 500 at most. */
  events(after: number): readonly CaseEvent[];
}

export function caseJournal(connection: DatabaseSync): CaseJournal {
  const columns = 'number, at, author, visibility, text';
  const insertComment = connection.prepare(
    `INSERT INTO case_comments ("case", key, at, author, visibility, text) VALUES (?, ?, ?, ?, ?, ?)
     RETURNING ${columns}`,
  );
  const findComment = connection.prepare(
    `SELECT ${columns} FROM case_comments WHERE "case" = ? AND key = ?`,
  );
  const commentsOf = connection.prepare(
    `SELECT ${columns} FROM case_comments WHERE "case" = ? ORDER BY number`,
  );
  const findDoing = connection.prepare(
    'SELECT answer FROM case_doings WHERE "case" = ? AND key = ?',
  );
  const insertDoing = connection.prepare(
    'INSERT INTO case_doings ("case", key, answer) VALUES (?, ?, ?)',
  );
  const insertEvent = connection.prepare(
    'INSERT INTO case_events ("case", at, kind, status) VALUES (?, ?, ?, ?)',
  );
  const eventsAfter = connection.prepare(
    `SELECT number, "case", at, kind, status FROM case_events WHERE number > ?
     ORDER BY number LIMIT ${mostEvents}`,
  );

  return {
    comment({ caseNumber, updatedAt }, { key, author, visibility, text: said }) {
      const number = Number(caseNumber);
      return toComment(insertComment.get(number, key, updatedAt, author, visibility, said) ?? {});
    },

    commentByKey({ caseNumber }, key) {
      const row = findComment.get(Number(caseNumber), key);
      return row === undefined ? undefined : toComment(row);
    },

    comments: ({ caseNumber }) => commentsOf.all(Number(caseNumber)).map(toComment),

    answered({ caseNumber }, key) {
      const row = findDoing.get(Number(caseNumber), key);
      return row === undefined ? undefined : text(row.answer);
    },

    remember({ caseNumber }, key, answer) {
      insertDoing.run(Number(caseNumber), key, answer);
    },

    event({ caseNumber, status, updatedAt }, kind) {
      const isAboutStatus = kind === 'status' || kind === 'opened';
      insertEvent.run(Number(caseNumber), updatedAt, kind, isAboutStatus ? status : null);
    },

    events: (after) => eventsAfter.all(after).map(toEvent),
  };
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

function toEvent(row: Row): CaseEvent {
  return {
    id: String(integer(row.number)),
    at: text(row.at),
    caseNumber: String(integer(row.case)),
    kind: Kind.parse(row.kind),
    ...(row.status === null ? {} : { status: CaseStatus.parse(row.status) }),
  };
}
