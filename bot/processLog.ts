/** The log of the process: lines of JSON that say what the work was for, and hold nothing that anybody typed. */
import { type DestinationStream, type Logger, pino } from 'pino';
import { correlation } from '../services/correlation.ts';
import type { Config } from './config.ts';
import { cleanFacts } from './observed/cleanFacts.ts';

/** @param to standard output by default */
export function processLog(level: Config['logLevel'], to?: DestinationStream): Logger {
  const options = {
    level,
    mixin: () => ({ ...correlation() }),
    formatters: { log: cleanFacts },
    // Clean already; pino would take it for an error of another kind.
    serializers: { err: (clean: unknown) => clean },
  };
  return to === undefined ? pino(options) : pino(options, to);
}
