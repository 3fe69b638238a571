import { loadAccounts } from '../../services/entitlements/loadAccounts.ts';
import { loadPolicies } from '../../services/policy/loadPolicies.ts';
import { queueIds } from '../../services/requests/queueIds.ts';
import { DEFAULT_POLICIES, DEMO_ACCOUNTS } from '../defaults.ts';
import { type Check, fine, type Finding, whyOf, wrong } from './finding.ts';

/** Can policy and accounts be read, and do queues that have an address exist? */
export const checkPolicy: Check = async (config) => {
  const findings: Finding[] = [];
  try {
    const { accounts } = loadAccounts(config.accountsFile ?? DEMO_ACCOUNTS);
    const whose = config.accountsFile === undefined ? ' of the demo' : '';
    findings.push(fine('ACCOUNTS_FILE', `${accounts.length} accounts${whose}.`));
  } catch (error) {
    findings.push(wrong('ACCOUNTS_FILE', whyOf(error)));
  }
  try {
    const policies = loadPolicies(config.policyDir ?? DEFAULT_POLICIES);
    findings.push(fine('POLICY_DIR', `${policies.programmes.length} programmes.`));
    const queues = queueIds(policies);
    findings.push(
      ...unknownQueues('QUEUE_MAIL', config.mail?.queues, queues),
      ...unknownQueues('TEAMS_CHANNELS', config.teams?.channels, queues),
    );
  } catch (error) {
    findings.push(wrong('POLICY_DIR', whyOf(error)));
  }
  return findings;
};

/** A misspelt queue would be told nothing, and nobody would notice. */
function unknownQueues(
  setting: string,
  given: ReadonlyMap<string, string> | undefined,
  known: ReadonlySet<string>,
): readonly Finding[] {
  return [...(given?.keys() ?? [])]
    .filter((id) => id !== '*' && !known.has(id))
    .map((id) =>
      wrong(setting, `No role of the policy is called ${id}. There are: ${[...known].join(', ')}.`),
    );
}
