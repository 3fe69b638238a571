/** How severe it is, by the criteria and by the customer. */
import type { Policies } from '../policy/policies.ts';
import { definitionOf } from '../policy/severity.ts';
import { severityRaised } from '../requests/severityRaised.ts';
import type { RequestOf, SupportRequest } from '../requests/supportRequest.ts';
import type { Handoff } from './handoff.ts';

export function severityOf(request: SupportRequest, policies: Policies): Handoff['severity'] {
  const now = request.severityNow;
  const { title, source } = definitionOf(policies, now);
  const then = severityRaised(request);
  const raised = then === now ? {} : { raised: then };
  if (request.kind !== 'openCase') return { now, ...raised, title, matched: [], source };
  const { proposed, agreed } = request.severity;
  return {
    now,
    ...raised,
    title,
    proposed: proposed.severity,
    matched: proposed.matched,
    ...(agreed ? {} : notAgreed(request)),
    source: proposed.source,
  };
}

function notAgreed({
  severity: { customer, proposed },
  leftOut,
}: RequestOf<'openCase'>): Pick<Handoff['severity'], 'disagreement' | 'unconfirmed'> {
  if (leftOut.includes('severity')) {
    return {
      unconfirmed:
        `Severity ${customer} is proposed by the rules, and not confirmed by the customer, who passed it on ` +
        `before being asked. Customer and engineer settle it together.`,
    };
  }
  return {
    disagreement:
      `The customer says ${customer}, the answers point to ${proposed.severity} ` +
      `(${proposed.title}). Customer and engineer settle it together.`,
  };
}
