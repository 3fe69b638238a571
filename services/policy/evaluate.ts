/** What a customer may expect: coverage, first response, language and updates, each with its rule. */
import type { DateTime } from 'luxon';
import { coverageOf } from './coverage.ts';
import type { Evaluation, Facts } from './evaluation.ts';
import { languageService } from './languages.ts';
import type { Policies } from './policies.ts';
import { updatesReason, updatesText } from './reasons.ts';
import { readingOf } from './register.ts';
import { responseOf } from './response.ts';
import { routesOf } from './routes.ts';
import { definitionOf } from './severity.ts';
import { type Desk, deskOf, situationOf } from './situation.ts';

/**
 * Applies the policy to what is known at an instant. Pure: same arguments, same answer. What is not
 * known or not stated is `unconfirmed`, never guessed, and says why.
 */
export function evaluate(policies: Policies, facts: Facts, now: DateTime): Evaluation {
  const situation = situationOf(policies, facts, now.toMillis());
  let known: Desk | undefined;
  const desk = (): Desk => (known ??= deskOf(situation));
  const coverage = coverageOf(situation, desk);
  const response = responseOf(situation, coverage.is, desk);
  const languages = languageService(situation);
  const definition = definitionOf(policies, facts.severity);
  const { id, version } = situation.programme ?? { id: 'shared', version: policies.shared.version };
  return {
    evaluatedAt: instantText(situation.now),
    policy: id,
    policyVersion: version,
    coverage: coverage.is,
    response: response.is,
    languages: languages.is,
    updates: updatesText(definition.updates),
    routes: routesOf(situation, desk),
    because: [
      ...coverage.because,
      response.because,
      languages.because,
      updatesReason(
        definition,
        readingOf(policies, situation.programme?.definitions ?? definition),
      ),
    ],
  };
}

const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Instants beyond four-digit years, or none at all, have no text that others could read. */
function instantText(at: number): string {
  return new Date(Number.isNaN(at) ? 0 : Math.min(LAST, Math.max(FIRST, at))).toISOString();
}
