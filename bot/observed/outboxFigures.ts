import { ENTRY_KINDS } from '../../services/outbox/outbox.ts';
import type { OutboxCensus } from '../../services/outbox/outboxCensus.ts';
import type { PrometheusMetrics } from '../metrics.ts';

const STATES = ['waiting', 'planned', 'parked'] as const;

/** Looks up depth and age of the outbox. What is empty says 0: a figure that is missing is no good news. */
export function outboxFigures(
  census: OutboxCensus,
  metrics: Pick<PrometheusMetrics, 'gauge'>,
): () => Promise<void> {
  return async () => {
    const counts = await census();
    for (const kind of ENTRY_KINDS) {
      for (const state of STATES) {
        const found = counts.find((one) => one.kind === kind && one.state === state);
        metrics.gauge('support_outbox_entries', found?.count ?? 0, { kind, state });
        if (state !== 'waiting') continue;
        metrics.gauge('support_outbox_oldest_seconds', (found?.oldestMs ?? 0) / 1000, { kind });
      }
    }
  };
}
