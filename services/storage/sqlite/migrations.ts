/**
 * The schema, step by step: `PRAGMA user_version` counts the steps that a file has had. A step that was
 * released is never changed; a change is a new step at the end.
 */
export const migrations: readonly string[] = [
  `
  -- Length and last instant are kept here, so that adding a line costs the same however long the log is.
  CREATE TABLE conversations (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    length INTEGER NOT NULL,
    last_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE conversation_log (
    conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    sender TEXT NOT NULL CHECK (sender IN ('user', 'bot')),
    client_id TEXT,
    activity TEXT NOT NULL,
    UNIQUE (conversation, seq)
  ) STRICT;

  CREATE UNIQUE INDEX conversation_log_client
    ON conversation_log (conversation, client_id) WHERE client_id IS NOT NULL;

  -- Lines that no turn has answered yet.
  CREATE TABLE conversation_inbox (
    conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    PRIMARY KEY (conversation, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE requests (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    reference TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,
    -- 1 while it is of Severity 1 and has no case: those are listed first.
    urgent INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;

  CREATE INDEX requests_listed ON requests (urgent DESC, number DESC);

  CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('pending', 'done', 'parked')),
    attempt INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    -- Who holds the lease, while somebody does.
    holder TEXT,
    problem TEXT
  ) STRICT;

  CREATE INDEX outbox_due ON outbox (due_at) WHERE status = 'pending';

  CREATE TABLE cases (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    title TEXT NOT NULL,
    severity INTEGER NOT NULL,
    org_id TEXT,
    opened_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;

  -- The first case is 100001.
  INSERT INTO sqlite_sequence (name, seq) VALUES ('cases', 100000);

  CREATE TABLE case_comments (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    "case" INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
    key TEXT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'internal')),
    text TEXT NOT NULL,
    UNIQUE ("case", key)
  ) STRICT;
  `,
];
