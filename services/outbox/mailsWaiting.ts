import type { OutboxCount } from './outboxCensus.ts';

/** How many mails wait to be tried again. */
export function mailsWaiting(counts: readonly OutboxCount[]): number {
  return counts
    .filter(({ state }) => state === 'waiting')
    .filter(({ kind }) => kind === 'tellStaff' || kind === 'mailCustomer')
    .reduce((sum, { count }) => sum + count, 0);
}
