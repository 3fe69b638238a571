import { setTimeout as wait } from 'node:timers/promises';

/** Lets answers leave at even times, so that how long one took tells nothing. */
export interface EvenTime {
  /** Call what it returns at the end: it resolves when the answer may leave. */
  begin(): () => Promise<void>;
}

interface Timer {
  /** Milliseconds on a clock that nobody sets. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
}

const SYSTEM_TIMER: Timer = { now: () => performance.now(), wait };

/** At the earliest after `stepMs`, then at a multiple of it. */
export function evenTime(stepMs = 300, timer: Timer = SYSTEM_TIMER): EvenTime {
  return {
    begin() {
      const from = timer.now();
      return async () => {
        const took = timer.now() - from;
        const steps = Math.max(1, Math.ceil(took / stepMs));
        await timer.wait(Math.max(0, steps * stepMs - took));
      };
    },
  };
}
