/** Which severity a customer's answers point to, by the criteria in the policy. */
import type { Effect, Workaround } from '../requests/drafts/caseDraft.ts';
import type { SeverityProposal } from './evaluation.ts';
import type { Policies } from './policies.ts';
import type { SeverityDefinition } from './sharedPolicy.ts';

export interface SeverityAnswers {
  readonly effect: Effect;
  /** Open counts as none where it matters. */
  readonly workaround?: Workaround | null | undefined;
  readonly affectedUsers?: number | null | undefined;
  /** ISO instant; only whether there is one counts. */
  readonly deadline?: string | null | undefined;
}

/**
 * The severity that the answers point to, and the definition they met. A proposal only: customer and
 * engineer settle the severity together (D1, support case severity).
 */
export function proposeSeverity(policies: Policies, answers: SeverityAnswers): SeverityProposal {
  const { proposals, supporting } = policies.shared;
  const proposal = proposals.find(({ when }) => fits(when, answers));
  if (!proposal) throw new Error(`shared.yaml: no proposal fits the effect "${answers.effect}"`);
  const { severity } = proposal;
  const { title, source } = definitionOf(policies, severity);
  const also = supporting
    .filter(
      ({ when }) => when.severity.includes(severity) && (answers[when.given] ?? null) !== null,
    )
    .map(({ when, matched }) => matched.replace(`{${when.given}}`, String(answers[when.given])));
  // Left open, it counts for the level, but it is no criterion that was met.
  const told = (answers.workaround ?? null) === null ? [] : (proposal.matchedByWorkaround ?? []);
  return { severity, title, matched: [...proposal.matched, ...told, ...also], source };
}

/** The four definitions, most severe first. */
export function severityDefinitions(policies: Policies): readonly SeverityDefinition[] {
  return policies.shared.severities.toSorted((a, b) => a.severity - b.severity);
}

/** The definition of one severity; loading made sure that there is one. */
export function definitionOf(
  policies: Policies,
  severity: SeverityProposal['severity'],
): SeverityDefinition {
  const definition = policies.shared.severities.find((one) => one.severity === severity);
  if (!definition) throw new Error(`shared.yaml: severity ${severity} is not defined`);
  return definition;
}

type When = Policies['shared']['proposals'][number]['when'];

const fits = (when: When, { effect, workaround }: SeverityAnswers): boolean =>
  when.effect.includes(effect) &&
  (when.workaround === undefined || when.workaround.includes(workaround ?? 'none'));
