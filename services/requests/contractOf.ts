import type { EntitlementDecision } from '../entitlements/entitlementDirectory.ts';
import type { Facts } from '../policy/evaluation.ts';

/** What the policy needs to know of an account that may have this help; of any other only why it may not. */
export function contractOf(entitlement: EntitlementDecision): Partial<Facts> {
  switch (entitlement.outcome) {
    case 'entitled': {
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
    case 'refused':
      return { withheld: entitlement.reason };
    case 'indeterminate':
      return { withheld: 'unchecked' };
    case 'unknown':
      return {};
  }
}
