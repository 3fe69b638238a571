/** How severe it is, by the criteria and by the customer. */
import type { Policies } from '../policy/policies.ts';
import { definitionOf } from '../policy/severity.ts';
import { severityRaised } from '../requests/severityRaised.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import type { Handoff } from './handoff.ts';

export function severityOf(request: SupportRequest, policies: Policies): Handoff['severity'] {
  const now = request.severityNow;
  const { title, source } = definitionOf(policies, now);
  const then = severityRaised(request);
  const raised = then === now ? {} : { raised: then };
  if (request.kind !== 'openCase') return { now, ...raised, title, matched: [], source };
  const { proposed, customer, agreed } = request.severity;
  return {
    now,
    ...raised,
    title,
    proposed: proposed.severity,
    matched: proposed.matched,
    ...(agreed
      ? {}
      : {
          disagreement:
            `The customer says ${customer}, the answers point to ${proposed.severity} ` +
            `(${proposed.title}). Customer and engineer settle it together.`,
        }),
    source: proposed.source,
  };
}
