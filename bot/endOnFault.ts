import type { Log } from '../services/log.ts';

/**
 * Ends the process by what nobody caught, with one line in the log: what else it would do can't be trusted,
 * and what was acknowledged is in the store. Node alone would print the error with all that hangs on it, a
 * command to Redis with what somebody typed for one.
 */
export function endOnFault(log: Log): void {
  const end = (error: unknown): void => {
    log.error({ err: error }, 'ended by a fault that nobody caught; what was acknowledged is kept');
    process.exit(1);
  };
  // A rejection that nobody handles comes here too.
  process.on('uncaughtException', end);
}
