import type { EntitlementDecision } from '../entitlements/entitlementDirectory.ts';
import type { Coverage, ResponseTarget } from '../policy/evaluation.ts';
import type { SupportRequest } from './supportRequest.ts';

/** Characters that turn or hide text, which could make a line read as another one. Joiners stay: scripts need them. */
const hidden = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

/** What a customer wrote may have lines of its own; they must not pass for ours. */
function quoted(value: string): string {
  return value
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(hidden, '\uFFFD'))
    .join('\n    ');
}

/**
 * A request as plain text for the engineer who takes the case up: one fact a line, what customers wrote
 * indented where it has lines of its own. The transcript is not in it; the request has that.
 */
export function handoffSummary(request: SupportRequest): string {
  const { draft, severity, promise, speaker } = request;
  const lines: readonly (readonly [string, string | number | null | undefined])[] = [
    ['Reference', request.reference],
    [
      'To act first',
      request.route === 'support' ? 'Support' : 'Customer Service: verify entitlement',
    ],
    [
      'Speaker',
      speaker.kind === 'customer' ? `verified, ${speaker.subject} (${speaker.by})` : 'not verified',
    ],
    ['Verified account', speaker.kind === 'customer' ? speaker.accountId : undefined],
    ['Account given', draft.accountId],
    ['Entitlement', entitlementInWords(request.entitlement)],
    ['Product', request.productName],
    ['Version', draft.productVersion],
    ['Summary', draft.summary],
    ['Started', draft.startedAt],
    ['Effect', draft.effect],
    ['Workaround', draft.workaround],
    ['Affected users', draft.affectedUsers],
    ['Deadline', draft.deadline],
    ['Business impact', draft.businessImpact],
    [
      'Severity',
      `${severity.customer}${severity.agreed ? ', agreed' : ', asked for by the customer'}`,
    ],
    [
      'Severity proposed',
      `${severity.proposed.severity} (${severity.proposed.title}; ${severity.proposed.source})`,
    ],
    ['Criteria met', severity.proposed.matched.join('; ')],
    ['First response', responseInWords(promise.response)],
    ['Coverage', coverageInWords(promise.coverage)],
    ['Language', `${promise.languages.wished} (${promise.languages.kind})`],
    ['Updates', promise.updates],
    ['Contact', `${draft.name} <${draft.email}>`],
    ['Phone', draft.phone],
    ['Customer zone', request.origin.zone],
    ['Left open', request.leftOut.join(', ')],
    ['Masked', request.masked.join(', ')],
    [
      'Attachments',
      request.attachments.map(({ name, size }) => `${name} (${size} bytes)`).join(', '),
    ],
    ...request.corrections.map(
      ({ slot, from, to }) => [`Corrected ${slot}`, `${inJson(from)} -> ${inJson(to)}`] as const,
    ),
    ...promise.because.map(({ text, source }) => ['Because', `${text} (${source})`] as const),
  ];
  return lines
    .flatMap(([name, value]) => {
      // Null was asked and left open: staff should see that. Undefined does not apply.
      if (value === undefined || value === '') return [];
      return [`${name}: ${value === null ? 'not given' : quoted(String(value))}`];
    })
    .join('\n');
}

function entitlementInWords(decision: EntitlementDecision): string {
  switch (decision.outcome) {
    case 'entitled':
      return `${decision.account.name} (${decision.account.orgId}), ${decision.programme} ${decision.package}, until ${decision.endsOn}`;
    case 'refused':
      return `${decision.account.name} (${decision.account.orgId}) refused: ${decision.reason}${decision.on === undefined ? '' : ` on ${decision.on}`}`;
    case 'unknown':
      return 'no account found';
    case 'indeterminate':
      return 'could not be checked';
  }
}

function responseInWords(response: ResponseTarget): string {
  return response.kind === 'target' ? `by ${response.respondBy}` : `unconfirmed: ${response.why}`;
}

function coverageInWords(coverage: Coverage): string {
  switch (coverage.kind) {
    case 'always':
      return '24 hours, every day';
    case 'businessHours':
      return `business hours of ${coverage.group}, ${coverage.opens}-${coverage.closes} ${coverage.zone}`;
    case 'unconfirmed':
      return `unconfirmed: ${coverage.why}`;
  }
}

function inJson(value: unknown): string {
  return JSON.stringify(value ?? null);
}
