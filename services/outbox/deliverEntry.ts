import { BackendError, type CaseBackend } from '../cases/caseBackend.ts';
import type { Clock } from '../clock.ts';
import type { RequestStore } from '../requests/requestStore.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import { DeadlinePassed, withDeadline } from '../withDeadline.ts';
import type { Notifier } from './notifier.ts';
import type { ClaimedEntry, Outbox } from './outbox.ts';

interface Dependencies {
  readonly outbox: Outbox;
  readonly requests: RequestStore;
  readonly backend: CaseBackend;
  readonly notifier: Notifier;
  readonly clock: Clock;
  /** Deadline of one call, in milliseconds. */
  readonly callMs: number;
}

/**
 * Does what an entry says, once. Every step finds out first whether an earlier attempt got past it, so
 * that a process killed between any two of them leaves one case and one message.
 * Throws a `BackendError`, or whatever surprise there was.
 */
export function deliverEntry({
  outbox,
  requests,
  backend,
  notifier,
  clock,
  callMs,
}: Dependencies): (entry: ClaimedEntry, stop: AbortSignal) => Promise<void> {
  /** The case of a request: the one that an earlier attempt opened without our knowing, or a new one. */
  const caseOf = async (request: SupportRequest, stop: AbortSignal): Promise<string> => {
    const ask = async <T>(call: (signal: AbortSignal) => Promise<T>): Promise<T> => {
      try {
        return await withDeadline(callMs, call, stop);
      } catch (error) {
        if (!(error instanceof DeadlinePassed) && !stop.aborted) throw error;
        const why = error instanceof Error ? error.message : String(error);
        throw new BackendError('retryable', why, { applied: 'unknown', cause: error });
      }
    };
    const found = await ask(async (signal) => backend.findByKey(request.key, { signal }));
    if (found !== undefined) return found.caseNumber;
    const opened = await ask(async (signal) => backend.open(request, { signal }));
    return opened.case.caseNumber;
  };

  const openCase = async (request: SupportRequest, stop: AbortSignal): Promise<void> => {
    const { reference } = request;
    if (request.status !== 'opened') {
      const caseNumber = await caseOf(request, stop);
      const openedAt = clock().toJSDate().toISOString();
      await requests.update(reference, (now) =>
        now.status === 'opened' ? now : { ...now, status: 'opened', caseNumber, openedAt },
      );
    }
    await outbox.add({ id: `tell-${reference}`, kind: 'tellCustomer', reference });
  };

  return async (entry, stop) => {
    const request = await requests.get(entry.reference);
    if (request === undefined) {
      throw new BackendError('permanent', `there is no request ${entry.reference}`, {
        applied: 'no',
      });
    }
    switch (entry.kind) {
      case 'openCase':
        await openCase(request, stop);
        return;
      case 'tellCustomer':
        await withDeadline(callMs, async () => notifier.caseOpened(request, entry.id), stop);
        return;
    }
  };
}
