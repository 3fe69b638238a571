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
  `
  -- support-request/2, which has kinds, queues and events: what was raised so far were new cases.
  UPDATE requests SET body = json_remove(json_set(body,
    '$.schema', 'support-request/2',
    '$.kind', 'openCase',
    '$.status', CASE body ->> '$.status' WHEN 'opened' THEN 'delivered' ELSE body ->> '$.status' END,
    '$.deliveredAt', body ->> '$.openedAt',
    '$.queues', json(CASE body ->> '$.route'
      WHEN 'support' THEN
        '[{"id":"support-engineer","name":"Support Engineer","source":"D1, support engineers"}]'
      ELSE
        '[{"id":"customer-service","name":"Customer Service","source":"D1, customer service"}]'
      END),
    '$.severityNow', body ->> '$.severity.customer',
    '$.about', NULL,
    '$.promised', json((
      -- A patch leaves out what is null: the reading that most rules don't have.
      SELECT json_patch(
        CASE body ->> '$.promise.response.kind'
          WHEN 'target' THEN json_object(
            'kind', 'by',
            'at', body ->> '$.promise.response.respondBy',
            'what', 'first response',
            'source', coalesce(max(value ->> '$.source'), 'D1, initial response times'))
          ELSE json_object(
            'kind', 'none',
            'why', body ->> '$.promise.response.why',
            'source', coalesce(max(value ->> '$.source'), 'D1, initial response times'))
        END,
        json_object('reading', json(max(value -> '$.reading'))))
      FROM json_each(body, '$.promise.because') WHERE value ->> '$.rule' LIKE 'response.%')),
    '$.events', json(CASE WHEN body ->> '$.openedAt' IS NULL THEN '[]' ELSE
      json_array(json_object(
        'id', 'delivered',
        'at', body ->> '$.openedAt',
        'by', json('{"kind":"system"}'),
        'kind', 'delivered'))
      END)
  ), '$.openedAt', '$.route');

  -- What is looked up in a body is a column that SQLite computes; what follows from rules is written.
  ALTER TABLE requests ADD COLUMN conversation TEXT AS (body ->> '$.origin.conversationId') VIRTUAL;
  ALTER TABLE requests ADD COLUMN case_number TEXT AS (body ->> '$.caseNumber') VIRTUAL;
  -- The queue that has it now.
  ALTER TABLE requests ADD COLUMN queue TEXT NOT NULL DEFAULT '';
  ALTER TABLE requests ADD COLUMN is_open INTEGER NOT NULL DEFAULT 1;
  -- Of what there may be one open request. Not UNIQUE: a customer may dispute that an escalation is done
  -- when there is another one already, and that must not fail.
  ALTER TABLE requests ADD COLUMN alone TEXT;
  UPDATE requests SET queue = body ->> '$.queues[0].id';

  CREATE INDEX requests_conversation ON requests (conversation);
  CREATE INDEX requests_case ON requests (case_number) WHERE case_number IS NOT NULL;
  CREATE INDEX requests_alone ON requests (alone) WHERE alone IS NOT NULL;
  CREATE INDEX requests_state ON requests (is_open, urgent DESC, number DESC);
  CREATE INDEX requests_queued ON requests (queue, is_open, urgent DESC, number DESC);

  -- Id of the request's event that an entry is about.
  ALTER TABLE outbox ADD COLUMN event TEXT;
  CREATE INDEX outbox_reference ON outbox (reference, status);
  UPDATE outbox SET kind = 'deliver' WHERE kind = 'openCase';
  UPDATE outbox SET event = 'delivered' WHERE kind = 'tellCustomer';
  -- Killed between opening a case and writing down that the customer has to be told of it.
  INSERT INTO outbox (id, kind, reference, event, status, attempt, due_at)
    SELECT 'tellCustomer-' || reference || '-delivered', 'tellCustomer', reference, 'delivered',
      'pending', 0, 0
    FROM requests WHERE body ->> '$.status' = 'delivered'
      AND reference NOT IN (SELECT reference FROM outbox WHERE kind = 'tellCustomer');

  ALTER TABLE cases ADD COLUMN description TEXT NOT NULL DEFAULT '';
  ALTER TABLE cases ADD COLUMN business_impact TEXT;
  ALTER TABLE cases ADD COLUMN product TEXT;
  -- JSON: name, email, phone.
  ALTER TABLE cases ADD COLUMN contact TEXT;
  ALTER TABLE cases ADD COLUMN owner TEXT;
  ALTER TABLE cases ADD COLUMN closed_at TEXT;
  UPDATE cases SET
    description = coalesce(body ->> '$.draft.summary', ''),
    business_impact = body ->> '$.draft.businessImpact',
    product = body ->> '$.draft.product',
    contact = json_object('name', body ->> '$.draft.name', 'email', body ->> '$.draft.email',
      'phone', body ->> '$.draft.phone')
    FROM requests WHERE requests.key = cases.key;
  CREATE INDEX cases_account ON cases (org_id, number DESC);

  -- Levels to which a case is escalated now.
  CREATE TABLE case_escalations (
    "case" INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
    level TEXT NOT NULL CHECK (level IN ('management', 'technical')),
    PRIMARY KEY ("case", level)
  ) STRICT, WITHOUT ROWID;

  -- What was done to a case, by idempotency key, and what was answered.
  CREATE TABLE case_doings (
    "case" INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
    key TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY ("case", key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE case_links (
    "from" INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
    "to" INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('related', 'followUp')),
    PRIMARY KEY ("from", "to", kind)
  ) STRICT, WITHOUT ROWID;

  -- Read from a cursor on, so a number is never given twice.
  CREATE TABLE case_events (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    "case" INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT
  ) STRICT;
  INSERT INTO case_events ("case", at, kind, status)
    SELECT number, opened_at, 'opened', status FROM cases ORDER BY number;

  -- full_at: when everything that was taken has been refilled (epoch ms).
  CREATE TABLE limits (
    key TEXT PRIMARY KEY,
    full_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX limits_full ON limits (full_at);

  CREATE TABLE codes (
    conversation TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    speaker TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    misses INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- What was sent where no mail server is set up, for the desk to show.
  CREATE TABLE mails (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    sent_at TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  `,
  `
  -- A conversation that nobody has said anything in has an age, too.
  ALTER TABLE conversations ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX conversations_used ON conversations (max(last_at, created_at), id);

  -- What is to be erased. The body is an erasure as JSON; the row goes when it is done.
  CREATE TABLE erasures (
    id TEXT PRIMARY KEY,
    due_at INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Escalations stand above other requests of their severity; what the desk has by itself is done.
  UPDATE requests SET is_open = 0, urgent = 0
    WHERE body ->> '$.kind' = 'information' AND body ->> '$.status' = 'delivered'
      AND body ->> '$.speaker.kind' = 'customer' AND NOT EXISTS (
        SELECT 1 FROM json_each(body, '$.events')
        WHERE value ->> '$.kind' IN ('acknowledged', 'taken', 'answer'));
  UPDATE requests SET urgent = 2 + (body ->> '$.kind' = 'escalation') WHERE urgent = 1;
  UPDATE requests SET urgent = 1
    WHERE urgent = 0 AND is_open = 1 AND body ->> '$.kind' = 'escalation' AND NOT EXISTS (
      SELECT 1 FROM json_each(body, '$.events')
      WHERE value ->> '$.kind' IN ('acknowledged', 'taken', 'answer'));
  `,
  `
  -- Ids of the line that used the code up, and of the last line that had a wrong one.
  ALTER TABLE codes ADD COLUMN taken_by TEXT;
  ALTER TABLE codes ADD COLUMN missed_by TEXT;
  `,
  `
  -- What is said in channels of others and was not sent yet, the longest first. A mark is never given twice.
  CREATE TABLE channel_unsent (
    mark INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL
  ) STRICT;

  -- Where people and threads are found there. Goes with a conversation, where it says whose it is.
  CREATE TABLE channel_addresses (
    key TEXT PRIMARY KEY,
    address TEXT NOT NULL,
    conversation TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX channel_addresses_conversation
    ON channel_addresses (conversation) WHERE conversation IS NOT NULL;
  `,
  `
  -- What is late, given back or not solved stands above what is only new, while nobody has it.
  UPDATE requests SET urgent = 1
    WHERE is_open = 1 AND urgent = 0
      AND EXISTS (SELECT 1 FROM json_each(body, '$.events')
        WHERE value ->> '$.kind' IN ('overdue', 'released', 'disputed'))
      AND coalesce((SELECT value ->> '$.kind' FROM json_each(body, '$.events')
        WHERE value ->> '$.kind' IN ('acknowledged', 'taken', 'answer', 'released', 'disputed')
        ORDER BY key DESC LIMIT 1), 'released') IN ('released', 'disputed');
  `,
];
