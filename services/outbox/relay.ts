import { ZodError } from 'zod';
import { BackendError } from '../cases/backendError.ts';
import type { CaseBackend, HandoffNote } from '../cases/caseBackend.ts';
import type { Clock } from '../clock.ts';
import { correlated } from '../correlation.ts';
import { failpoint } from '../failpoint.ts';
import type { Log } from '../log.ts';
import type { Policies } from '../policy/policies.ts';
import type { RequestStore } from '../requests/requestStore.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import { type Trace, untraced } from '../trace.ts';
import { backoff } from './backoff.ts';
import type { CustomerMailer } from './customerMailer.ts';
import { deliverEntry } from './deliverEntry.ts';
import { LeaseLost } from './leaseLost.ts';
import { leases } from './leases.ts';
import type { Notifier } from './notifier.ts';
import type { ClaimedEntry, Outbox } from './outbox.ts';
import type { StaffChannel } from './staffChannel.ts';
import type { StaffNotifier } from './staffNotifier.ts';

export interface Relay {
  start(): void;
  /** Takes nothing more, lets what is under way end, and calls it off after `stopMs`. */
  stop(): Promise<void>;
  /** Resolves when nothing is under way and nothing is due now. What waits for a retry is not waited for. */
  idle(): Promise<void>;
}

interface Dependencies {
  readonly outbox: Outbox;
  readonly requests: RequestStore;
  readonly backend: CaseBackend;
  readonly notifier: Notifier;
  readonly staff: StaffNotifier;
  /** Undefined: staff have no channel that shows requests. */
  readonly staffChannel?: StaffChannel | undefined;
  /** Undefined: customers are told in the chat alone. */
  readonly customerMail?: CustomerMailer | undefined;
  readonly policies: Policies;
  /** What staff read of a request at the backend. */
  readonly noteOf: (request: SupportRequest) => HandoffNote;
  readonly clock: Clock;
  readonly log: Log;
  readonly trace?: Trace;
  /** Deadline of one call to the backend or to a notifier. */
  readonly callMs?: number;
  /** For so long the outbox may be silent before no more calls begin. */
  readonly silentMs?: number;
  /** After which time the next in line is told, where no instant was promised. */
  readonly acknowledgeMinutes?: number;
  /** How long `stop` waits before it calls off what is under way. */
  readonly stopMs?: number;
  /** Milliseconds to wait after a failed attempt. */
  readonly wait?: (attempt: number) => number;
}

const atOnce = 8;
/** A backend that is down for a night must not park what came in meanwhile: about a day of trying. */
const mostOutageAttempts = 150;
/** What fails for a reason that nobody foresaw is not cured by trying on and on. */
const mostSurpriseAttempts = 12;
/** A bug of ours, or of an adapter, meets the same request in the same way again. */
const mostBugAttempts = 5;
/** Timers are kept short of this, so that a clock that was set is noticed. */
const longestSleepMs = 60_000;

/**
 * Carries outbox entries to the backend, to staff and to the customer. It alone retries, so that no fault is
 * multiplied by retries inside retries. An entry that fails never holds up another one.
 */
export function relay({
  outbox,
  requests,
  backend,
  notifier,
  staff,
  staffChannel,
  customerMail,
  policies,
  noteOf,
  clock,
  log,
  trace = untraced,
  callMs = 10_000,
  silentMs = 5000,
  acknowledgeMinutes = 60,
  stopMs = 5000,
  wait = (attempt) => backoff(attempt, Math.random()),
}: Dependencies): Relay {
  // Six calls may follow one another within a delivery. No call begins that could outlast the lease: a process
  // that was frozen says nothing that another has said by then.
  const held = leases({ outbox, log, callMs, silentMs, mostMs: callMs * 8 });
  const underWay = new Map<string, Promise<void>>();
  const callOff = new AbortController();
  const deliver = deliverEntry({
    requests,
    backend,
    notifier,
    staff,
    staffChannel,
    customerMail,
    policies,
    noteOf,
    clock,
    callMs,
    acknowledgeMinutes,
  });
  let state: 'new' | 'running' | 'stopped' = 'new';
  let pumping: Promise<void> | undefined;
  let wakes = 0;
  let timer: NodeJS.Timeout | undefined;
  let unwatch = (): void => {};

  const settleFailure = async (entry: ClaimedEntry, error: unknown): Promise<void> => {
    const problem = error instanceof Error ? error.message : String(error);
    const facts = { entry: entry.id, attempt: entry.attempt, problem };
    if (!callOff.signal.aborted && isHopeless(error, entry.attempt)) {
      log.error(facts, 'outbox entry parked: it needs a person');
      if (entry.kind === 'deliver') {
        await requests.update(entry.reference, (request) => ({
          request: request.status === 'received' ? { ...request, status: 'parked' } : request,
        }));
      }
      failpoint('outbox.parking');
      await outbox.park(entry.id, problem);
      return;
    }
    const delayMs = callOff.signal.aborted ? 0 : delayAfter(error, wait(entry.attempt), callMs);
    log.warn({ ...facts, delayMs }, 'delivery failed, will be tried again');
    failpoint('outbox.retrying');
    await outbox.retry(entry.id, delayMs, problem);
  };

  const handle = async (entry: ClaimedEntry, holds: () => boolean): Promise<void> => {
    try {
      try {
        await trace(`deliver ${entry.kind}`, {}, async () => deliver(entry, callOff.signal, holds));
        failpoint('outbox.delivered');
        await outbox.done(entry.id);
        failpoint('outbox.done');
        log.info({ entry: entry.id, attempt: entry.attempt }, 'outbox entry delivered');
      } catch (error) {
        if (error instanceof LeaseLost) {
          log.warn(
            { entry: entry.id, attempt: entry.attempt },
            'held up past the lease, left to others',
          );
          return;
        }
        await settleFailure(entry, error);
      }
    } catch (error) {
      // The store itself failed. The lease runs out, and the entry comes back by itself.
      log.error({ entry: entry.id, err: error }, 'outbox entry could not be settled');
    }
  };

  /** @param claimedAt by a clock that nobody sets */
  const begin = (entry: ClaimedEntry, claimedAt: number): void => {
    // Still with us, its lease ran out: a delivery of the same entry beside it would be a duplicate.
    if (underWay.has(entry.id)) return;
    failpoint('outbox.claimed');
    const { id, reference, attempt } = entry;
    const lease = held.begin(id, claimedAt);
    const handled = correlated({ entry: id, reference, attempt }, async () =>
      handle(entry, lease.holds),
    );
    const work = handled.then(() => {
      lease.end();
      underWay.delete(entry.id);
      wake();
    });
    underWay.set(entry.id, work);
  };

  const sleep = (ms: number): void => {
    clearTimeout(timer);
    if (state === 'running') timer = setTimeout(wake, Math.min(Math.ceil(ms), longestSleepMs));
  };

  const pump = async (): Promise<void> => {
    let seen: number;
    do {
      seen = wakes;
      try {
        const room = atOnce - underWay.size;
        const claimedAt = performance.now();
        if (room > 0) {
          for (const entry of await outbox.claim(room, held.leaseMs)) begin(entry, claimedAt);
        }
        const due = await outbox.nextDueIn();
        // With no room left, the delivery that ends first wakes us.
        if (due !== undefined && underWay.size < atOnce) sleep(due);
      } catch (error) {
        log.error({ err: error }, 'the outbox does not answer');
        sleep(wait(1));
      }
    } while (seen !== wakes && isRunning());
    pumping = undefined;
  };

  // A function, because the state changes while we await, which the compiler does not see.
  const isRunning = (): boolean => state === 'running';

  const wake = (): void => {
    if (!isRunning()) return;
    wakes += 1;
    pumping ??= correlated({}, pump);
  };

  const quiet = async (): Promise<void> => {
    while (pumping !== undefined || underWay.size > 0) {
      await Promise.all([pumping, ...underWay.values()]);
    }
  };

  return {
    start() {
      if (state !== 'new') return;
      state = 'running';
      unwatch = outbox.watch(wake);
      wake();
    },

    async stop() {
      state = 'stopped';
      failpoint('stop.relay');
      unwatch();
      clearTimeout(timer);
      const limit = setTimeout(() => callOff.abort(new Error('stopping')), stopMs);
      await quiet();
      clearTimeout(limit);
    },

    async idle() {
      for (;;) {
        await quiet();
        if (!isRunning() || (await outbox.nextDueIn()) !== 0) return;
        wake();
      }
    },
  };
}

function isHopeless(error: unknown, attempt: number): boolean {
  if (!(error instanceof BackendError)) {
    return attempt >= (isBug(error) ? mostBugAttempts : mostSurpriseAttempts);
  }
  switch (error.kind) {
    case 'permanent':
    case 'unauthorized':
      return true;
    case 'conflict':
      return attempt >= mostSurpriseAttempts;
    case 'retryable':
      return attempt >= mostOutageAttempts;
  }
}

/** What has a cause is about something else, such as `fetch` whose connection broke. */
function isBug(error: unknown): boolean {
  const bugs = [TypeError, RangeError, SyntaxError, ReferenceError, ZodError];
  return bugs.some((bug) => error instanceof bug && error.cause === undefined);
}

function delayAfter(error: unknown, planned: number, callMs: number): number {
  if (!(error instanceof BackendError)) return planned;
  // What did not answer may still be at it: whoever looks too early finds no case and opens another.
  const settled = error.applied === 'no' ? planned : Math.max(planned, callMs);
  // It is the backend's word, up to an hour: a mistake there must not shelve a case for years.
  return Math.max(settled, Math.min(error.retryAfterMs ?? 0, 3_600_000));
}
