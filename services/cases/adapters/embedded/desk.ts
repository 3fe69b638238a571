import type { Clock } from '../../../clock.ts';
import { BackendError } from '../../backendError.ts';
import { type Case, isClosed } from '../../case.ts';
import type { CallOptions, CaseBackend, CaseEvent, Doing } from '../../caseBackend.ts';
import { answer } from './answer.ts';
import type { DeskStep, DeskStore } from './deskStore.ts';

/** What came of a doing: `case` is the case as it is to be; absent, if nothing changes. */
interface Done<A extends string> {
  readonly answer: A;
  readonly case?: Case;
  readonly events?: readonly CaseEvent['kind'][];
}

/**
 * A small desk of our own: for a company without a ticketing system, for trying the product out, and for
 * tests. Everything is idempotent by itself: each step is taken as a whole, and what was done is in it.
 */
export function desk(store: DeskStore, clock: Clock): CaseBackend {
  const nowText = (): string => clock().toUTC().toJSDate().toISOString();

  /** Does it unless its key was done before; then the answer is what it was. */
  const once = async <A extends string>(
    caseNumber: string,
    doing: Doing & { readonly visibility: 'public' | 'internal'; readonly note?: string },
    answers: readonly [A, ...A[]],
    { signal }: CallOptions,
    act: (before: Case, step: DeskStep) => Done<A>,
  ): Promise<{ readonly answer: A; readonly case: Case }> =>
    answer({ signal }, async () =>
      store.change([caseNumber], (step) => {
        const { key, author, visibility, text, note } = doing;
        const before = { ...known(step, caseNumber), updatedAt: nowText() };
        const earlier = step.answered(before, key);
        const same = answers.find((one) => one === earlier);
        if (same !== undefined) return { answer: same, case: known(step, caseNumber) };
        const done = act(before, step);
        step.remember(before, key, done.answer);
        if (done.case !== undefined) {
          step.save(done.case);
          if (text !== '') step.comment(before, { key: `doing:${key}`, author, visibility, text });
          if (note !== undefined) {
            const handoff = { key: `handoff:${key}`, author: 'intake', text: note } as const;
            step.comment(before, { ...handoff, visibility: 'internal' });
          }
          for (const kind of done.events ?? []) step.event(done.case, kind);
        }
        return { answer: done.answer, case: known(step, caseNumber) };
      }),
    );

  return {
    name: store.name,

    async open(newCase, options) {
      return answer(options, async () =>
        store.open(newCase.key, (step) => {
          if (step.existing !== undefined) {
            return { case: step.existing, replayed: true, lost: [] };
          }
          const opened = step.insert(newCase, nowText());
          step.comment(opened, {
            key: `handoff:${newCase.key}`,
            author: 'intake',
            visibility: 'internal',
            text: newCase.handoff.text,
          });
          step.event(opened, 'opened');
          return { case: opened, replayed: false, lost: [] };
        }),
      );
    },

    async findByKey(key, options) {
      return answer(options, async () => store.byKey(key));
    },

    async get(caseNumber, options) {
      return answer(options, async () => store.byNumber(caseNumber));
    },

    async list({ orgId, limit }, options) {
      return answer(options, async () => store.ofAccount(orgId, limit));
    },

    async comment(caseNumber, comment, options) {
      return answer(options, async () =>
        store.change([caseNumber], (step) => {
          const about = { ...known(step, caseNumber), updatedAt: nowText() };
          const existing = step.commentByKey(about, comment.key);
          if (existing !== undefined) return existing;
          step.save(about);
          step.event(about, 'comment');
          return step.comment(about, comment);
        }),
      );
    },

    async comments(caseNumber, options) {
      return answer(options, async () => store.comments(caseNumber));
    },

    // A case may be with managers and with the Escalation team at a time: those are two matters.
    async escalate(caseNumber, { level, handoff, ...doing }, options) {
      const noted = { ...doing, visibility: 'internal', note: handoff.text } as const;
      const answers = ['escalated', 'alreadyEscalated'] as const;
      const done = await once(caseNumber, noted, answers, options, (before, step) => {
        if (isClosed(before)) refuse('conflict', `case ${caseNumber} is ${before.status}`);
        return step.addLevel(before, level)
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
      const done = await once(caseNumber, said, ['done', 'unchanged'], options, (before, step) => {
        if (before.status === 'closed' || before.status === status) return { answer: 'unchanged' };
        step.clearLevels(before);
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
      return answer(options, async () =>
        store.change([from, to], (step) => {
          const ends = [known(step, from), known(step, to)] as const;
          if (from === to) refuse('permanent', `case ${from} can't be linked to itself`);
          if (!step.addLink(...ends, kind)) return;
          for (const end of ends) {
            const about = { ...end, updatedAt: nowText() };
            step.save(about);
            step.event(about, 'link');
          }
        }),
      );
    },

    async events(cursor = '0', options) {
      return answer(options, async () => {
        if (!/^\d{1,15}$/.test(cursor)) refuse('permanent', `${cursor} is no cursor`);
        const events = await store.events(Number(cursor));
        return { events, cursor: events.at(-1)?.id ?? cursor };
      });
    },

    async health(options) {
      return answer(options, async () => {
        await store.byNumber('1');
        return { ok: true, detail: 'the embedded desk answers' };
      });
    },
  };
}

function known(step: DeskStep, caseNumber: string): Case {
  const found = step.byNumber(caseNumber);
  if (found === undefined) refuse('permanent', `there is no case ${caseNumber}`);
  return found;
}

function refuse(kind: 'permanent' | 'conflict', why: string): never {
  throw new BackendError(kind, why, { applied: 'no' });
}
