import { BackendError } from '../../services/cases/backendError.ts';
import { type Case, isClosed } from '../../services/cases/case.ts';
import type { CaseBackend, CaseComment } from '../../services/cases/caseBackend.ts';

/** What the double does with one call that changes something. */
export type Behaviour =
  | 'opens'
  /** Does it and never answers. */
  | 'opensAndHangs'
  /** Does it and answers with an error that leaves it open whether it did. */
  | 'opensAndFails'
  /** Does nothing and never answers, whatever the signal says. */
  | 'hangs'
  | 'isDown'
  | 'refuses'
  | 'knowsUsNot'
  | 'throwsNonsense'
  | { readonly busyForMs: number };

/** Something that the double did: the same twice is a duplicate. */
export interface Act {
  readonly what: 'open' | 'comment' | 'escalate' | 'update' | 'resolve' | 'reopen' | 'link';
  readonly caseNumber: string;
  readonly key: string;
  readonly text?: string;
  readonly author?: string;
}

export interface BackendDouble {
  readonly backend: CaseBackend;
  /** Every case that was ever opened, as it is now: two of one key are a duplicate. */
  readonly opened: readonly Case[];
  /** Everything that was done, in order. */
  readonly acts: readonly Act[];
  /** How many times something that changes was called. */
  readonly calls: () => number;
}

/**
 * A ticketing system that does what it is told at every call, whatever the key: nothing is idempotent
 * but the caller. `script` says what it does with the first, second … call that changes something; after
 * that, it obeys. `cases` are there already.
 */
export function backendDouble(
  script: readonly Behaviour[] = [],
  cases: readonly Case[] = [],
): BackendDouble {
  const opened: Case[] = [...cases];
  const acts: Act[] = [];
  const comments: (CaseComment & { readonly caseNumber: string })[] = [];
  const at = '2026-11-20T12:00:00.000Z';
  let calls = 0;
  const never = async (): Promise<never> => new Promise(() => {});

  const known = (caseNumber: string): Case => {
    const found = opened.find((one) => one.caseNumber === caseNumber);
    if (found === undefined) {
      throw new BackendError('permanent', `there is no case ${caseNumber}`, { applied: 'no' });
    }
    return found;
  };
  const change = (caseNumber: string, changes: Partial<Case>): Case => {
    const changed = { ...known(caseNumber), ...changes, updatedAt: at };
    opened.splice(opened.indexOf(known(caseNumber)), 1, changed);
    return changed;
  };

  const scripted = async <T>(act: () => T): Promise<T> => {
    const behaviour = script[calls] ?? 'opens';
    calls += 1;
    switch (behaviour) {
      case 'opens':
        return act();
      case 'opensAndHangs':
        act();
        return never();
      case 'opensAndFails':
        act();
        throw new BackendError('retryable', '502', { applied: 'unknown' });
      case 'hangs':
        return never();
      case 'isDown':
        throw new BackendError('retryable', 'connection refused', { applied: 'no' });
      case 'refuses':
        throw new BackendError('permanent', 'no such queue', { applied: 'no' });
      case 'knowsUsNot':
        throw new BackendError('unauthorized', 'bad token', { applied: 'no' });
      case 'throwsNonsense':
        throw new TypeError('x is not a function');
    }
    throw new BackendError('retryable', '429', {
      applied: 'no',
      retryAfterMs: behaviour.busyForMs,
    });
  };

  /** One act on a case that is there. */
  const doing = async <T>(
    what: Act['what'],
    caseNumber: string,
    { key, text, author }: { key: string; text?: string; author?: string },
    act: (now: Case) => T,
  ): Promise<T> =>
    scripted(() => {
      const result = act(known(caseNumber));
      acts.push({
        what,
        caseNumber,
        key,
        ...(text === undefined ? {} : { text }),
        ...(author === undefined ? {} : { author }),
      });
      return result;
    });

  return {
    opened,
    acts,
    calls: () => calls,
    backend: {
      name: 'double',
      open: async ({ key, title, severity, orgId, product, contact }) =>
        scripted(() => {
          const made: Case = {
            caseNumber: String(opened.length + 1),
            key,
            status: 'new',
            title,
            severity,
            orgId,
            product,
            contact,
            owner: null,
            isEscalated: false,
            openedAt: at,
            updatedAt: at,
            closedAt: null,
          };
          opened.push(made);
          acts.push({ what: 'open', caseNumber: made.caseNumber, key });
          return { case: made, replayed: false, lost: [] };
        }),
      findByKey: async (key) => opened.find((one) => one.key === key),
      get: async (caseNumber) => opened.find((one) => one.caseNumber === caseNumber),
      list: async ({ orgId, limit }) =>
        opened
          .filter((one) => one.orgId === orgId)
          .toReversed()
          .slice(0, limit),
      comment: async (caseNumber, comment) =>
        doing('comment', caseNumber, comment, () => {
          const { author, visibility, text } = comment;
          const made = { id: String(comments.length + 1), at, author, visibility, text };
          comments.push({ ...made, caseNumber });
          return made;
        }),
      comments: async (caseNumber) =>
        comments
          .filter((one) => one.caseNumber === caseNumber)
          .map(({ id, at: then, author, visibility, text }) => ({
            id,
            at: then,
            author,
            visibility,
            text,
          })),
      escalate: async (caseNumber, escalation) =>
        doing('escalate', caseNumber, escalation, (now) =>
          now.isEscalated
            ? { state: 'alreadyEscalated', case: now }
            : { state: 'escalated', case: change(caseNumber, { isEscalated: true }) },
        ),
      update: async (caseNumber, changed) =>
        doing('update', caseNumber, changed, ({ severity, contact, owner }) =>
          change(caseNumber, {
            severity: changed.severity ?? severity,
            contact: changed.contact ?? contact,
            owner: changed.owner ?? owner,
          }),
        ),
      resolve: async (caseNumber, how) =>
        doing('resolve', caseNumber, how, () =>
          change(caseNumber, { status: how.status, isEscalated: false, closedAt: at }),
        ),
      reopen: async (caseNumber, why) =>
        doing('reopen', caseNumber, why, (now) =>
          isClosed(now)
            ? { mode: 'reopened', case: change(caseNumber, { status: 'open', closedAt: null }) }
            : { mode: 'alreadyOpen', case: now },
        ),
      link: async (from, _to, how) => doing('link', from, how, () => {}),
      events: async (cursor = '0') => ({ events: [], cursor }),
      health: async () => ({ ok: true, detail: '' }),
    },
  };
}
