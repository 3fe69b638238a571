/** `explain`: what a case may expect at an instant, and each step by which that comes about. */
import type { DateTime } from 'luxon';
import type { AccountsFile } from '../../entitlements/accountsFile.ts';
import { fileDirectory } from '../../entitlements/adapters/fileDirectory.ts';
import type { EntitlementDecision } from '../../entitlements/entitlementDirectory.ts';
import { evaluate } from '../evaluate.ts';
import type { Evaluation, Facts } from '../evaluation.ts';
import { phonesOf, type SupportPhone } from '../phones.ts';
import type { Policies } from '../policies.ts';
import { type ExplainOptions, instantOf, namedFacts, severityOf } from './explainFacts.ts';
import { reckoning, type Step } from './reckoning.ts';
import { UsageError } from './usageError.ts';

export interface Explanation extends Pick<
  Evaluation,
  'coverage' | 'languages' | 'routes' | 'because'
> {
  readonly facts: Facts;
  readonly at: string;
  readonly policy: string;
  readonly policyVersion: string;
  /** Is somebody there at that instant? Null where it can't be confirmed. */
  readonly open: boolean | null;
  readonly response: Evaluation['response'];
  /** ISO instant; null where no time can be confirmed. */
  readonly respondBy: string | null;
  readonly updates: string | undefined;
  /** What such an account is told to phone. */
  readonly phones: readonly SupportPhone[];
  readonly steps: readonly Step[];
  /** What the account's record says, where one was asked about. */
  readonly entitlement?: EntitlementDecision;
  /** What was assumed. */
  readonly notes: readonly string[];
}

/** @throws UsageError for what can't be meant. */
export async function explain(
  policies: Policies,
  accounts: () => AccountsFile,
  options: ExplainOptions,
  now: DateTime,
): Promise<Explanation> {
  const severity = severityOf(options);
  const at = instantOf(options, now);
  const notes: string[] = [];
  let entitlement: EntitlementDecision | undefined;
  let facts: Facts;
  if (options.account === undefined) {
    facts = { ...namedFacts(policies, options), severity };
    if (facts.withoutHolidays === true) {
      notes.push('No --country was given: public holidays are not counted.');
    }
  } else {
    entitlement = await decisionOn(accounts(), options.account, options, at);
    facts = { ...factsOf(entitlement), severity };
    if (options.language !== undefined) facts = { ...facts, language: options.language };
    if (entitlement.outcome !== 'entitled') {
      notes.push(
        'The account is not entitled to this: nothing is promised, Customer Service checks.',
      );
    }
  }
  const evaluation = evaluate(policies, facts, at);
  const { coverage, response, languages, routes, because, updates } = evaluation;
  return {
    coverage,
    open: isOpen(coverage),
    respondBy: response.kind === 'target' ? response.respondBy : null,
    languages,
    routes,
    because,
    response,
    updates,
    phones: phonesOf(policies, facts),
    steps: reckoning(policies, facts, evaluation),
    facts,
    at: evaluation.evaluatedAt,
    policy: evaluation.policy,
    policyVersion: evaluation.policyVersion,
    ...(entitlement === undefined ? {} : { entitlement }),
    notes,
  };
}

function isOpen(coverage: Evaluation['coverage']): boolean | null {
  switch (coverage.kind) {
    case 'always':
      return true;
    case 'businessHours':
      return coverage.isOpen;
    case 'unconfirmed':
      return null;
  }
}

async function decisionOn(
  accounts: AccountsFile,
  accountId: string,
  { product }: ExplainOptions,
  at: DateTime,
): Promise<EntitlementDecision> {
  const query = {
    accountId,
    at: at.toUTC().toISO() ?? '',
    ...(product === undefined ? {} : { product }),
  };
  const decision = await fileDirectory({ accounts }).check(query);
  if (decision.outcome === 'unknown') {
    throw new UsageError(
      `--account "${accountId}" is not known; allowed: an Org ID, an agreement PIN or a serial number`,
    );
  }
  return decision;
}

function factsOf(decision: EntitlementDecision): Omit<Facts, 'severity'> {
  if (decision.outcome !== 'entitled') return {};
  const { account, programme, companion } = decision;
  const { hoursGroup, region, country } = account;
  return {
    programme,
    package: decision.package,
    ...(companion === undefined ? {} : { companion }),
    hoursGroup,
    region,
    country,
  };
}
