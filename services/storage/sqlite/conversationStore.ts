import type { SQLOutputValue } from 'node:sqlite';
import type { Clock } from '../../clock.ts';
import type { CommitResult, ConversationStore, LoggedActivity } from '../conversationStore.ts';
import { integer, text } from './columns.ts';
import type { Database } from './database.ts';
import { grouped } from './grouped.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;
type Activity = LoggedActivity['activity'];

function logged(row: Row): LoggedActivity {
  const activity: Activity = JSON.parse(text(row.activity));
  return {
    seq: integer(row.seq),
    at: integer(row.at),
    sender: text(row.sender) === 'user' ? 'user' : 'bot',
    activity,
  };
}

/** Conversations in the embedded store. Every call costs the same however long the log has become. */
export function sqliteConversationStore(database: Database, clock: Clock): ConversationStore {
  const connection = database.turns;
  const written = grouped(connection);
  const insert = connection.prepare(
    `INSERT INTO conversations (id, version, state, length, last_at, created_at) VALUES (?, 0, ?, 0, 0, ?)
     ON CONFLICT (id) DO NOTHING`,
  );
  const find = connection.prepare(
    'SELECT number, version, state, length, last_at FROM conversations WHERE id = ?',
  );
  const findHead = connection.prepare(
    'SELECT number, version, length, last_at FROM conversations WHERE id = ?',
  );
  const grow = connection.prepare(
    'UPDATE conversations SET length = ?, last_at = ? WHERE number = ?',
  );
  const advance = connection.prepare(
    'UPDATE conversations SET version = version + 1, state = ?, length = ?, last_at = ? WHERE number = ?',
  );
  const append = connection.prepare(
    'INSERT INTO conversation_log (conversation, seq, at, sender, client_id, activity) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const received = connection.prepare(
    'SELECT seq, at, sender, activity FROM conversation_log WHERE conversation = ? AND client_id = ?',
  );
  const enqueue = connection.prepare(
    'INSERT INTO conversation_inbox (conversation, seq) VALUES (?, ?)',
  );
  const dequeue = connection.prepare(
    'DELETE FROM conversation_inbox WHERE conversation = ? AND seq = ?',
  );
  const lines = connection.prepare(
    `SELECT seq, at, sender, activity FROM conversation_log
     WHERE conversation = (SELECT number FROM conversations WHERE id = ?) AND seq >= ? ORDER BY seq`,
  );
  const oldest = connection.prepare(
    `SELECT seq, at, sender, activity FROM conversation_inbox JOIN conversation_log USING (conversation, seq)
     WHERE conversation = (SELECT number FROM conversations WHERE id = ?) ORDER BY seq LIMIT 1`,
  );
  const waiting = connection.prepare(
    `SELECT id FROM conversation_inbox JOIN conversation_log USING (conversation, seq)
     JOIN conversations ON number = conversation GROUP BY conversation ORDER BY min(at), number`,
  );

  const addLine = (
    conversation: number,
    line: LoggedActivity,
    clientId: string | null,
  ): LoggedActivity => {
    append.run(
      conversation,
      line.seq,
      line.at,
      line.sender,
      clientId,
      JSON.stringify(line.activity),
    );
    return line;
  };

  // Clocks stand still and step back; the log's instants rise all the same.
  const nextAt = (last: number): number => Math.max(clock().toMillis(), last + 1);

  return {
    async create(id, state) {
      return insert.run(id, JSON.stringify(state ?? null), clock().toMillis()).changes === 1;
    },

    async load(id) {
      const row = find.get(id);
      if (row === undefined) return undefined;
      const state: unknown = JSON.parse(text(row.state));
      return { id, version: integer(row.version), state, length: integer(row.length) };
    },

    async receive(id, activity, clientId) {
      return written(() => {
        const head = findHead.get(id);
        if (head === undefined) throw new Error(`There is no conversation ${id}.`);
        const number = integer(head.number);
        const known = clientId === undefined ? undefined : received.get(number, clientId);
        if (known !== undefined) return { logged: logged(known), isNew: false };
        const seq = integer(head.length) + 1;
        const at = nextAt(integer(head.last_at));
        const line = addLine(number, { seq, at, sender: 'user', activity }, clientId ?? null);
        enqueue.run(number, seq);
        grow.run(seq, at, number);
        return { logged: line, isNew: true };
      });
    },

    async commit(turn) {
      return written((): CommitResult => {
        const head = findHead.get(turn.id);
        if (head === undefined || head.version !== turn.version) return { kind: 'conflict' };
        const number = integer(head.number);
        // Somebody has answered this line already: answering it again would be a second turn.
        if (turn.handled !== undefined && dequeue.run(number, turn.handled).changes !== 1) {
          return { kind: 'conflict' };
        }
        let seq = integer(head.length);
        let at = integer(head.last_at);
        const added = turn.replies.map((activity) => {
          seq += 1;
          at = nextAt(at);
          return addLine(number, { seq, at, sender: 'bot', activity }, null);
        });
        advance.run(JSON.stringify(turn.state ?? null), seq, at, number);
        return { kind: 'committed', logged: added };
      });
    },

    async read(id, from) {
      return lines.all(id, from).map(logged);
    },

    async nextUnhandled(id) {
      const row = oldest.get(id);
      return row === undefined ? undefined : logged(row);
    },

    async unfinished() {
      return waiting.all().map((row) => text(row.id));
    },
  };
}
