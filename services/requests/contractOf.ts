import type { EntitlementDecision } from '../entitlements/entitlementDirectory.ts';
import type { Facts } from '../policy/evaluation.ts';

/** What the policy needs to know of an account that may have this help; nothing of any other. */
export function contractOf(entitlement: EntitlementDecision): Partial<Facts> {
  if (entitlement.outcome !== 'entitled') return {};
  const { account, programme, companion } = entitlement;
  return {
    programme,
    package: entitlement.package,
    ...(companion === undefined ? {} : { companion }),
    hoursGroup: account.hoursGroup,
    region: account.region,
    country: account.country,
  };
}
