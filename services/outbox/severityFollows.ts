import { isOpen } from '../requests/alone.ts';
import type { RequestStore } from '../requests/requestStore.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';

/**
 * The severity of a case was changed at the desk: whatever else is open about it has that severity from
 * now on. What was promised stays, for it was said.
 */
export async function severityFollows(requests: RequestStore, done: SupportRequest): Promise<void> {
  if (done.kind !== 'severity' || done.status !== 'delivered' || done.caseNumber === null) return;
  const { severity } = done.draft;
  for (const { reference } of await requests.ofCase(done.caseNumber)) {
    await requests.update(reference, (now) => ({
      request: isOpen(now) ? { ...now, severityNow: severity } : now,
    }));
  }
}
