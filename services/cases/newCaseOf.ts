import type { RequestOf } from '../requests/supportRequest.ts';
import type { HandoffNote, NewCase } from './caseBackend.ts';
import { caseTitle } from './caseTitle.ts';
import { orgOf } from './orgOf.ts';

/** Requests that become a case of their own. */
export type Opening = RequestOf<'openCase' | 'replacement' | 'extended'>;

/** The case that a request opens. Staff read the handoff; the description is the customer's own. */
export function newCaseOf(request: Opening, handoff: HandoffNote): NewCase {
  const { key, draft, severityNow: severity } = request;
  const { name, email, phone = null } = draft;
  return {
    key,
    title: caseTitle(request),
    description: descriptionOf(request),
    severity,
    businessImpact: request.kind === 'openCase' ? (request.draft.businessImpact ?? null) : null,
    orgId: orgOf(request),
    product: request.kind === 'replacement' ? null : request.draft.product,
    contact: { name, email, phone },
    handoff,
  };
}

function descriptionOf(request: Opening): string {
  if (request.kind !== 'replacement') return request.draft.summary;
  const { summary, serial, address } = request.draft;
  return `${summary}\n\nSerial number: ${serial}\nDeliver to: ${address}`;
}
