import { readFileSync } from 'node:fs';
import type { EscalationDraft } from '../../services/requests/drafts/escalationDraft.ts';
import { newReference } from '../../services/requests/reference.ts';
import {
  CaseRequest,
  EscalationRequest,
  type RequestKind,
  type RequestOf,
  SupportRequest,
} from '../../services/requests/supportRequest.ts';

function example(name: string): unknown {
  const file = new URL(`../../services/requests/examples/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const outage = CaseRequest.parse(example('outage'));
const escalation = EscalationRequest.parse(example('escalation'));

/** As it was just raised, with a reference and a key of its own. */
function fresh<R extends SupportRequest>(request: R): R {
  const reference = newReference();
  const key = `form-${reference}`;
  return { ...request, reference, key, status: 'received', deliveredAt: null, events: [] };
}

/** A request for a new case that was just raised. Say what the test is about. */
export function aRequest(changes: Partial<CaseRequest> = {}): CaseRequest {
  return { ...fresh(outage), caseNumber: null, ...changes };
}

/** An escalation of case 100001 to management. */
export function anEscalation(
  draft: Partial<EscalationDraft> = {},
  changes: Partial<EscalationRequest> = {},
): EscalationRequest {
  const asked = { ...escalation.draft, ...draft };
  return { ...fresh(escalation), caseNumber: asked.caseNumber, draft: asked, ...changes };
}

/** A request of any kind, about case 100001 of the escalation's customer unless it says otherwise. */
export function aRequestOf<K extends RequestKind>(
  kind: K,
  draft: RequestOf<K>['draft'],
  changes: Partial<RequestOf<K>> = {},
): RequestOf<K> {
  const { productName, severity } = outage;
  const made = { ...fresh(escalation), productName, severity, kind, draft, ...changes };
  const request = SupportRequest.parse(made);
  if (!isOf(request, kind)) throw new Error(`The request is a ${request.kind}.`);
  return request;
}

function isOf<K extends RequestKind>(request: SupportRequest, kind: K): request is RequestOf<K> {
  return request.kind === kind;
}
