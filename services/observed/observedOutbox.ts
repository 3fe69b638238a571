import type { Metrics } from '../metrics.ts';
import type { ClaimedEntry, Outbox } from '../outbox/outbox.ts';

/** An outbox that counts how its deliveries end, and how long an attempt takes. */
export function observedOutbox(outbox: Outbox, metrics: Metrics): Outbox {
  /** Claimed by this process and not settled yet. */
  const begun = new Map<string, { readonly kind: ClaimedEntry['kind']; readonly at: number }>();

  function ended(id: string, result: 'delivered' | 'retried' | 'parked'): void {
    const entry = begun.get(id);
    if (entry === undefined) return;
    begun.delete(id);
    const { kind, at } = entry;
    metrics.count('support_deliveries_total', { kind, result });
    metrics.observe('support_delivery_seconds', (performance.now() - at) / 1000, { kind });
  }

  return {
    ...outbox,
    async claim(limit, leaseMs) {
      const entries = await outbox.claim(limit, leaseMs);
      const at = performance.now();
      for (const { id, kind } of entries) begun.set(id, { kind, at });
      return entries;
    },
    async done(id) {
      await outbox.done(id);
      ended(id, 'delivered');
    },
    async retry(id, delayMs, problem) {
      await outbox.retry(id, delayMs, problem);
      ended(id, 'retried');
    },
    async park(id, problem) {
      await outbox.park(id, problem);
      ended(id, 'parked');
    },
  };
}
