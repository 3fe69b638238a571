/**
 * Looks now and then for lines that were taken and not answered: by a process that was killed or cut off, or by this one,
 * if something failed between keeping a line and waking its turn.
 */
import type { Clock } from '../services/clock.ts';
import type { Log } from '../services/log.ts';
import type { Turns } from './turns.ts';

export interface TakeUpRounds {
  start(): void;
  /** Ends after the round that is under way. */
  stop(): Promise<void>;
}

const EVERY_MS = 2_000;
/** A line this young is being answered by whoever took it. */
const OLDER_THAN_MS = 2_000;

export function takeUpRounds({
  turns,
  clock,
  log,
}: {
  readonly turns: Pick<Turns, 'takeUp'>;
  readonly clock: Clock;
  readonly log: Log;
}): TakeUpRounds {
  let timer: NodeJS.Timeout | undefined;
  let underWay = Promise.resolve();
  let isStopping = false;

  async function round(): Promise<void> {
    try {
      await turns.takeUp(clock().toMillis() - OLDER_THAN_MS);
    } catch (error) {
      log.warn({ err: error }, 'what was left unanswered could not be looked for');
    }
    // Not all processes at the same instant.
    if (!isStopping) timer = setTimeout(go, EVERY_MS * (0.5 + Math.random())).unref();
  }
  const go = (): void => {
    underWay = round();
  };

  return {
    start: go,
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
