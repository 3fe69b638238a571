import type { OutboxEntry } from './outbox.ts';

/** How many entries of a kind are in a state, and how long the oldest of them has been due. */
export interface OutboxCount {
  readonly kind: OutboxEntry['kind'];
  /** waiting: due, or tried and to be tried again. planned: not due yet for the first time. */
  readonly state: 'waiting' | 'planned' | 'parked';
  readonly count: number;
  /** Since the oldest was first due; 0 for what is planned. */
  readonly oldestMs: number;
}

/** What is in the outbox, for whoever watches over it. Kinds and states of which there is nothing are left out. */
export type OutboxCensus = () => Promise<readonly OutboxCount[]>;
