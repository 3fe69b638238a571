import type { Severity } from './drafts/caseDraft.ts';
import type { SupportRequest } from './supportRequest.ts';

/** Severity of the case when the request was raised; it may have been lowered since. */
export function severityRaised(request: SupportRequest): Severity {
  if (request.kind === 'openCase') return request.draft.severity;
  return request.about?.severity ?? request.severityNow;
}
