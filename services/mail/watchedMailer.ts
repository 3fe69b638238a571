import { BackendError } from '../cases/backendError.ts';
import type { Clock } from '../clock.ts';
import type { Mailer } from './mailer.ts';

export interface WatchedMailer extends Mailer {
  /** Since when nothing goes out, ISO; undefined while it does. Of this process alone. */
  failingSince(): string | undefined;
}

/** The longest that the relay waits between two tries. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** What is wrong with one mail says nothing of the server. */
const isTheServers = (error: unknown): boolean =>
  !(error instanceof BackendError) || error.kind === 'retryable' || error.kind === 'unauthorized';

/** Remembers that mail fails until it goes out again, so that people can be told. */
export function watchedMailer<M extends Mailer>(mailer: M, clock: Clock): M & WatchedMailer {
  let since: string | undefined;
  let lastAt = 0;
  return {
    ...mailer,
    failingSince: () => since,
    async send(mail, options) {
      try {
        await mailer.send(mail, options);
        since = undefined;
      } catch (error) {
        if (isTheServers(error)) {
          lastAt = clock().toMillis();
          since ??= new Date(lastAt).toISOString();
        }
        throw error;
      }
    },
    async health(options) {
      const health = await mailer.health(options);
      // Nothing was left to try again: whether it works, the server alone can say.
      if (health.ok && clock().toMillis() - lastAt > LONGEST_WAIT_MS) since = undefined;
      return health;
    },
  };
}
