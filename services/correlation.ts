import { AsyncLocalStorage } from 'node:async_hooks';

/** What work is done for. Ids only: it goes into every line of the log. */
export interface Correlation {
  readonly conversationId?: string;
  /** Number of the customer's line in the conversation. */
  readonly line?: string;
  /** Of the request: from here on it leads to the outbox and to the case. */
  readonly reference?: string;
  readonly entry?: string;
  readonly attempt?: number;
}

const current = new AsyncLocalStorage<Correlation>();
const nothing: Correlation = {};

/**
 * Does some work for something, whoever happened to set it off: whatever is logged meanwhile says so.
 * The turn that wakes the relay has nothing to do with the other entries that are due.
 */
export function correlated<T>(what: Correlation, work: () => T): T {
  return current.run(what, work);
}

/** What the work at hand is done for: the same object for as long as it is. */
export const correlation = (): Correlation => current.getStore() ?? nothing;
