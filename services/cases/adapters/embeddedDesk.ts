import type { Clock } from '../../clock.ts';
import type { Database } from '../../storage/sqlite/database.ts';
import { transaction } from '../../storage/sqlite/transaction.ts';
import { BackendError } from '../backendError.ts';
import { type Case, isClosed } from '../case.ts';
import type { CallOptions, CaseBackend, CaseEvent, Doing } from '../caseBackend.ts';
import { answer } from './embedded/answer.ts';
import { caseJournal } from './embedded/caseJournal.ts';
import { caseTable } from './embedded/caseTable.ts';

/** What came of a doing: `case` is the case as it is to be; absent, if nothing changes. */
interface Done<A extends string> {
  readonly answer: A;
  readonly case?: Case;
  readonly events?: readonly CaseEvent['kind'][];
}

/**
 * A small desk of our own, in the embedded store: for a company without a ticketing system, for trying
 * the product out, and for tests. Everything is idempotent by itself: keys are unique in the database.
 */
export function embeddedDesk(database: Database, clock: Clock): CaseBackend {
  const connection = database.records;
  const atOnce = transaction(connection);
  const cases = caseTable(connection);
  const journal = caseJournal(connection);
  const addLevel = connection.prepare(
    'INSERT INTO case_escalations ("case", level) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const clearLevels = connection.prepare('DELETE FROM case_escalations WHERE "case" = ?');
  const addLink = connection.prepare(
    'INSERT INTO case_links ("from", "to", kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const nowText = (): string => clock().toUTC().toJSDate().toISOString();

  const known = (caseNumber: string): Case => {
    const found = cases.byNumber(caseNumber);
    if (found === undefined) refuse('permanent', `there is no case ${caseNumber}`);
    return found;
  };

  /** Does it unless its key was done before; then the answer is what it was. */
  const once = async <A extends string>(
    caseNumber: string,
    doing: Doing & { readonly visibility: 'public' | 'internal'; readonly note?: string },
    answers: readonly [A, ...A[]],
    { signal }: CallOptions,
    act: (before: Case) => Done<A>,
  ): Promise<{ readonly answer: A; readonly case: Case }> =>
    answer({ signal }, () =>
      atOnce(() => {
        const { key, author, visibility, text, note } = doing;
        const before = { ...known(caseNumber), updatedAt: nowText() };
        const earlier = journal.answered(before, key);
        const same = answers.find((one) => one === earlier);
        if (same !== undefined) return { answer: same, case: known(caseNumber) };
        const done = act(before);
        journal.remember(before, key, done.answer);
        if (done.case !== undefined) {
          cases.save(done.case);
          if (text !== '')
            journal.comment(before, { key: `doing:${key}`, author, visibility, text });
          if (note !== undefined) {
            const handoff = { key: `handoff:${key}`, author: 'intake', text: note } as const;
            journal.comment(before, { ...handoff, visibility: 'internal' });
          }
          for (const kind of done.events ?? []) journal.event(done.case, kind);
        }
        return { answer: done.answer, case: known(caseNumber) };
      }),
    );

  return {
    name: 'embedded desk',

    async open(newCase, options) {
      return answer(options, () =>
        atOnce(() => {
          const existing = cases.byKey(newCase.key);
          if (existing !== undefined) return { case: existing, replayed: true, lost: [] };
          const opened = known(cases.insert(newCase, nowText()));
          journal.comment(opened, {
            key: `handoff:${newCase.key}`,
            author: 'intake',
            visibility: 'internal',
            text: newCase.handoff.text,
          });
          journal.event(opened, 'opened');
          return { case: opened, replayed: false, lost: [] };
        }),
      );
    },

    async findByKey(key, options) {
      return answer(options, () => cases.byKey(key));
    },

    async get(caseNumber, options) {
      return answer(options, () => cases.byNumber(caseNumber));
    },

    async list({ orgId, limit }, options) {
      return answer(options, () => cases.ofAccount(orgId, limit));
    },

    async comment(caseNumber, comment, options) {
      return answer(options, () =>
        atOnce(() => {
          const about = { ...known(caseNumber), updatedAt: nowText() };
          const existing = journal.commentByKey(about, comment.key);
          if (existing !== undefined) return existing;
          cases.save(about);
          journal.event(about, 'comment');
          return journal.comment(about, comment);
        }),
      );
    },

    async comments(caseNumber, options) {
      return answer(options, () => {
        const about = cases.byNumber(caseNumber);
        return about === undefined ? [] : journal.comments(about);
      });
    },

    // A case may be with managers and with the Escalation team at a time: those are two matters.
    async escalate(caseNumber, { level, handoff, ...doing }, options) {
      const noted = { ...doing, visibility: 'internal', note: handoff.text } as const;
      const answers = ['escalated', 'alreadyEscalated'] as const;
      const done = await once(caseNumber, noted, answers, options, (before) => {
        if (isClosed(before)) refuse('conflict', `case ${caseNumber} is ${before.status}`);
        const isNew = addLevel.run(Number(caseNumber), level).changes === 1;
        return isNew
          ? { answer: 'escalated', case: before, events: ['escalation'] }
          : { answer: 'alreadyEscalated' };
      });
      return { state: done.answer, case: done.case };
    },

    async update(caseNumber, { severity, contact, owner, ...doing }, options) {
      const kept = { ...doing, visibility: 'internal' } as const;
      const done = await once(caseNumber, kept, ['updated'], options, (before) => ({
        answer: 'updated',
        case: {
          ...before,
          severity: severity ?? before.severity,
          contact: contact ?? before.contact,
          owner: owner ?? before.owner,
          // Somebody has it now.
          status: owner !== undefined && before.status === 'new' ? 'open' : before.status,
        },
        events: [
          ...(severity === undefined ? [] : ['severity' as const]),
          ...(contact === undefined ? [] : ['contact' as const]),
          ...(owner === undefined ? [] : ['status' as const]),
        ],
      }));
      return done.case;
    },

    async resolve(caseNumber, { status, ...doing }, options) {
      const said = { ...doing, visibility: 'public' } as const;
      const done = await once(caseNumber, said, ['done', 'unchanged'], options, (before) => {
        if (before.status === 'closed' || before.status === status) return { answer: 'unchanged' };
        clearLevels.run(Number(caseNumber));
        const after = { ...before, status, closedAt: before.updatedAt };
        return { answer: 'done', case: after, events: ['status'] };
      });
      return done.case;
    },

    async reopen(caseNumber, why, options) {
      const said = { ...why, visibility: 'public' } as const;
      const answers = ['reopened', 'alreadyOpen'] as const;
      const done = await once(caseNumber, said, answers, options, (before) =>
        isClosed(before)
          ? {
              answer: 'reopened',
              case: { ...before, status: 'open', closedAt: null },
              events: ['status'],
            }
          : { answer: 'alreadyOpen' },
      );
      return { mode: done.answer, case: done.case };
    },

    async link(from, to, { kind }, options) {
      return answer(options, () =>
        atOnce(() => {
          const ends = [known(from), known(to)];
          if (from === to) refuse('permanent', `case ${from} can't be linked to itself`);
          if (addLink.run(Number(from), Number(to), kind).changes !== 1) return;
          for (const end of ends) {
            const about = { ...end, updatedAt: nowText() };
            cases.save(about);
            journal.event(about, 'link');
          }
        }),
      );
    },

    async events(cursor = '0', options) {
      return answer(options, () => {
        if (!/^\d{1,15}$/.test(cursor)) refuse('permanent', `${cursor} is no cursor`);
        const events = journal.events(Number(cursor));
        return { events, cursor: events.at(-1)?.id ?? cursor };
      });
    },

    async health(options) {
      return answer(options, () => {
        cases.byNumber('1');
        return { ok: true, detail: 'the embedded desk answers' };
      });
    },
  };
}

function refuse(kind: 'permanent' | 'conflict', why: string): never {
  throw new BackendError(kind, why, { applied: 'no' });
}
