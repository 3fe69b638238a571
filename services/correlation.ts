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

/** Does some work for something: whatever is logged meanwhile says so. */
export function correlated<T>(what: Correlation, work: () => T): T {
  return current.run({ ...current.getStore(), ...what }, work);
}

/** What the work at hand is done for. */
export const correlation = (): Correlation => current.getStore() ?? {};
