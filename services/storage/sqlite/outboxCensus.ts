import type { Clock } from '../../clock.ts';
import { ENTRY_KINDS } from '../../outbox/outbox.ts';
import type { OutboxCensus, OutboxCount } from '../../outbox/outboxCensus.ts';
import { integer, text } from './columns.ts';
import type { Database } from './database.ts';

const states = ['waiting', 'planned', 'parked'] as const;

/**
 * Counts what is in the outbox. An entry that was tried is due later than it was: how long it waits is
 * read from what it is about, and for the oldest of each kind only, so that counting stays cheap while
 * a backend is down.
 */
export function sqliteOutboxCensus(database: Database, clock: Clock): OutboxCensus {
  const counted = database.records.prepare(
    `SELECT kind, count(*) AS number, min(rowid) AS oldest,
       CASE WHEN status = 'parked' THEN 'parked'
            WHEN attempt > 0 OR due_at <= ? THEN 'waiting' ELSE 'planned' END AS state
     FROM outbox WHERE status IN ('pending', 'parked') GROUP BY kind, state`,
  );
  const sinceWhen = database.records.prepare(
    `SELECT CASE WHEN one.attempt = 0 THEN one.due_at ELSE
       CAST(1000 * unixepoch(coalesce(
         (SELECT event.value ->> 'at' FROM json_each(request.body, '$.events') AS event
          WHERE event.value ->> 'id' = one.event),
         request.body ->> 'raisedAt'), 'subsec') AS INTEGER) END AS since
     FROM outbox AS one LEFT JOIN requests AS request ON request.reference = one.reference
     WHERE one.rowid = ?`,
  );

  return async () => {
    const now = clock().toMillis();
    return counted.all(now).flatMap((row): readonly OutboxCount[] => {
      const kind = ENTRY_KINDS.find((one) => one === text(row.kind));
      const state = states.find((one) => one === text(row.state));
      if (kind === undefined || state === undefined) return [];
      const since = state === 'planned' ? now : sinceWhen.get(integer(row.oldest))?.since;
      const oldestMs = typeof since === 'number' ? Math.max(0, now - since) : 0;
      return [{ kind, state, count: integer(row.number), oldestMs }];
    });
  };
}
