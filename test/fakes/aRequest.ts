import { readFileSync } from 'node:fs';
import { newReference } from '../../services/requests/reference.ts';
import { SupportRequest } from '../../services/requests/supportRequest.ts';

const outage = SupportRequest.parse(
  JSON.parse(
    readFileSync(new URL('../../services/requests/examples/outage.json', import.meta.url), 'utf8'),
  ),
);

/** A request that was just raised, with a reference and a key of its own. Say what the test is about. */
export function aRequest(changes: Partial<SupportRequest> = {}): SupportRequest {
  const reference = newReference();
  return {
    ...outage,
    reference,
    key: `form-${reference}`,
    status: 'received',
    caseNumber: null,
    openedAt: null,
    ...changes,
  };
}
