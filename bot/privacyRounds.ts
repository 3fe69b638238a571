/** Erases what people asked for, and lets go of what was kept long enough, while the process runs. */
import type { Clock } from '../services/clock.ts';
import type { Log } from '../services/log.ts';
import { carryOut } from '../services/privacy/carryOut.ts';
import type { Held } from '../services/privacy/held.ts';
import type { Retention } from '../services/privacy/retention.ts';
import { type Lease, noLease } from '../services/storage/lease.ts';

interface Dependencies {
  readonly held: Held;
  readonly retention: Retention;
  /** Where other processes have the same rounds. */
  readonly lease?: Lease;
  readonly clock: Clock;
  readonly log: Log;
}

export interface PrivacyRounds {
  start(): void;
  /** One round now: what is due. Rounds never overlap. */
  round(): Promise<void>;
  /** Words were taken out elsewhere: the next round takes them out of the files of the store, too. */
  leftTraces(): void;
  /** Ends after the round that is under way. */
  stop(): Promise<void>;
}

const EVERY_MS = 10_000;
const SWEEP_MS = 60 * 60_000;

export function privacyRounds({
  held,
  retention,
  lease = noLease,
  clock,
  log,
}: Dependencies): PrivacyRounds {
  let sweptAt: number | undefined;
  let underWay: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;
  /** How often words were taken out elsewhere since the files were clean. */
  let traces = 0;

  async function erase(): Promise<void> {
    const now = clock();
    for (const erasure of await held.erasures.open()) {
      if (isStopping || erasure.dueAt > now.toMillis()) continue;
      try {
        await carryOut(held, erasure, now.toJSDate().toISOString());
        log.info({ whose: erasure.whose.kind }, 'erased');
      } catch (error) {
        // It stays, and is taken up again in the next round.
        log.error(
          { err: error, whose: erasure.whose.kind },
          'an erasure failed, will be tried again',
        );
      }
    }
  }

  async function clean(): Promise<void> {
    const before = traces;
    if (before > 0 && (await held.scrub())) traces -= before;
  }

  async function all(): Promise<void> {
    try {
      await erase();
      const now = clock().toMillis();
      if (isStopping || (sweptAt !== undefined && now - sweptAt < SWEEP_MS)) return;
      sweptAt = now;
      await retention.sweep();
    } catch (error) {
      log.error({ err: error }, 'a privacy round failed, will be tried again');
    }
  }

  async function round(): Promise<void> {
    underWay ??= lease(all)
      .catch((error: unknown) => log.warn({ err: error }, 'whose privacy round it is is not known'))
      // Whoever has the rounds: it is this process that took words out.
      .then(clean)
      .catch((error: unknown) =>
        log.error({ err: error }, 'the store could not be cleaned, will be tried again'),
      )
      .finally(() => (underWay = undefined));
    await underWay;
  }

  return {
    round,
    leftTraces: () => void (traces += 1),
    start() {
      timer = setInterval(() => void round(), EVERY_MS);
      timer.unref();
    },
    async stop() {
      isStopping = true;
      clearInterval(timer);
      await underWay;
    },
  };
}
