/** Who is asking for whom, and what of it is not certain. */
import { accountKey } from '../entitlements/accountsFile.ts';
import { findProgramme } from '../policy/findProgramme.ts';
import type { Policies } from '../policy/policies.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import type { Handoff } from './handoff.ts';
import { PROOF, REFUSED } from './words.ts';

export function accountOf(request: SupportRequest, policies: Policies): Handoff['account'] {
  const { speaker, entitlement } = request;
  const account = 'account' in entitlement ? entitlement.account : undefined;
  const given = request.kind === 'openCase' ? request.draft.accountId : undefined;
  const isVerified = speaker.kind === 'customer';
  return {
    // What a verified customer typed is of interest only if it is not the account they proved.
    ...(given === undefined || (isVerified && !isOther(request, given)) ? {} : { given }),
    isVerified,
    proof: PROOF[isVerified ? speaker.by : 'stranger'],
    ...(account === undefined
      ? {}
      : {
          name: account.name,
          orgId: account.orgId,
          region: regionName(policies, account.region, account.country),
        }),
    ...(entitlement.outcome === 'entitled' ? bought(policies, entitlement) : {}),
    unsure: unsureOf(request, policies, given),
  };
}

function isOther({ speaker, entitlement }: SupportRequest, given: string | null): boolean {
  if (given === null) return false;
  const proved = [
    ...(speaker.kind === 'customer' ? [speaker.accountId] : []),
    ...('account' in entitlement ? [entitlement.account.orgId] : []),
  ];
  return !proved.some((known) => accountKey(known) === accountKey(given));
}

function regionName(policies: Policies, region: string, country: string): string {
  const name = policies.shared.regions.find(({ id }) => id === region)?.name ?? region;
  return `${name}, ${country}`;
}

function bought(
  policies: Policies,
  {
    programme,
    package: own,
    companion,
    endsOn,
  }: Extract<SupportRequest['entitlement'], { outcome: 'entitled' }>,
): Pick<Handoff['account'], 'programme' | 'package' | 'endsOn'> {
  const names = new Map(
    policies.programmes.flatMap(({ packages }) => packages.map(({ id, name }) => [id, name])),
  );
  const known = findProgramme(policies, programme);
  const name = known?.packages.find(({ id }) => id === own)?.name ?? own;
  return {
    programme: known?.name ?? programme,
    package: companion === undefined ? name : `${name} with ${names.get(companion) ?? companion}`,
    endsOn,
  };
}

function unsureOf(
  request: SupportRequest,
  policies: Policies,
  given: string | null | undefined,
): string[] {
  const { speaker, entitlement, promise, about, draft } = request;
  const { by } = policies.shared.confirmation;
  const said: string[] = [];
  if (speaker.kind === 'stranger') {
    said.push(
      `Nobody proved who is writing. Say nothing about an account before they have; ${by} verifies it.`,
    );
  } else if (typeof given === 'string' && isOther(request, given)) {
    said.push(`They typed ${given}; what was checked is the account that they proved.`);
  }
  switch (entitlement.outcome) {
    case 'entitled':
      if (speaker.kind === 'customer') said.push(...unconfirmed(promise));
      break;
    case 'refused': {
      const { reason, on } = entitlement;
      const day = on === undefined ? '' : ` (${on})`;
      said.push(`Not entitled as far as we know: ${REFUSED[reason]}${day}. ${by} decides.`);
      break;
    }
    case 'unknown':
      said.push(`No account was found with what was given. ${by} looks for it.`);
      break;
    case 'indeterminate':
      said.push(`The entitlement could not be checked when this was raised. ${by} checks it.`);
      break;
  }
  if ('caseNumber' in draft && typeof draft.caseNumber === 'string' && about === null) {
    said.push(`Case number ${draft.caseNumber} is as they typed it; it was not looked up.`);
  }
  return said;
}

/** What even a known contract leaves open. */
function unconfirmed({ coverage, response, languages }: SupportRequest['promise']): string[] {
  return [
    ...(coverage.kind === 'unconfirmed' ? [`Coverage can't be confirmed: ${coverage.why}.`] : []),
    ...(response.kind === 'unconfirmed'
      ? [`The time of the first response can't be confirmed: ${response.why}.`]
      : []),
    ...(languages.kind === 'unconfirmed' ? ["The language can't be confirmed."] : []),
  ];
}
