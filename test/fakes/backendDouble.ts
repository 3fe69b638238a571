import { BackendError, type Case, type CaseBackend } from '../../services/cases/caseBackend.ts';

/** What the double does with one call of `open`. */
export type Behaviour =
  | 'opens'
  /** Opens the case and never answers. */
  | 'opensAndHangs'
  /** Opens the case and answers with an error that leaves it open whether it did. */
  | 'opensAndFails'
  /** Opens nothing and never answers, whatever the signal says. */
  | 'hangs'
  | 'isDown'
  | 'refuses'
  | 'knowsUsNot'
  | 'throwsNonsense'
  | { readonly busyForMs: number };

export interface BackendDouble {
  readonly backend: CaseBackend;
  /** Every case that was ever opened: two of one key are a duplicate. */
  readonly opened: readonly Case[];
  /** How many times `open` was called. */
  readonly calls: () => number;
}

/**
 * A ticketing system that opens a case for every call, whatever its key: nothing is idempotent but the
 * caller. `script` says what it does with the first, second … call of `open`; after that, it opens.
 */
export function backendDouble(script: readonly Behaviour[] = []): BackendDouble {
  const opened: Case[] = [];
  let calls = 0;
  const never = async (): Promise<never> => new Promise(() => {});
  const add = (key: string): Case => {
    const made: Case = {
      caseNumber: String(opened.length + 1),
      key,
      status: 'new',
      title: 'a case',
      severity: 1,
      orgId: null,
      openedAt: '2026-11-20T12:00:00Z',
      updatedAt: '2026-11-20T12:00:00Z',
    };
    opened.push(made);
    return made;
  };
  const unused = async (): Promise<never> => {
    throw new Error('not part of this double');
  };
  return {
    opened,
    calls: () => calls,
    backend: {
      name: 'double',
      async open({ key }) {
        const behaviour = script[calls] ?? 'opens';
        calls += 1;
        switch (behaviour) {
          case 'opens':
            return { case: add(key), replayed: false };
          case 'opensAndHangs':
            add(key);
            return never();
          case 'opensAndFails':
            add(key);
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
      },
      findByKey: async (key) => opened.find((one) => one.key === key),
      get: unused,
      comment: unused,
      comments: unused,
      health: async () => ({ ok: true, detail: '' }),
    },
  };
}
