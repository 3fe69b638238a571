import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { RequestStore } from '../requests/requestStore.ts';

/**
 * A store that says which requests were accepted. The line in the log ties the conversation to the
 * reference, by which outbox, backend and staff know it from here on.
 */
export function observedRequests(
  store: RequestStore,
  { metrics, log }: { readonly metrics: Metrics; readonly log: Log },
): RequestStore {
  return {
    ...store,
    async raise(...given) {
      const result = await store.raise(...given);
      if (result.kind === 'raised') {
        const { reference, kind } = result.request;
        metrics.count('support_requests_total', { kind });
        log.info({ reference, kind }, 'request accepted');
      }
      return result;
    },
  };
}
