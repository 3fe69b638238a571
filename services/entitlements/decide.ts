import { DateTime } from 'luxon';
import type { FileAccount } from './accountsFile.ts';
import type { Account, EntitlementDecision } from './entitlementDirectory.ts';

const soonDays = 30;

/**
 * May this account have help with this product on this day? What stands in the way for everything comes
 * first (no agreement, suspended, not started, expired), then the product.
 */
export function decide(
  known: FileAccount,
  sold: readonly string[],
  query: { readonly product?: string; readonly at: string },
): EntitlementDecision {
  const { entitlement } = known;
  const account = accountOf(known);
  if (entitlement === undefined) return { outcome: 'refused', account, reason: 'noEntitlement' };

  const today = DateTime.fromISO(query.at, { zone: known.zone }).startOf('day');
  if (!today.isValid) return { outcome: 'indeterminate' };
  const day = (text: string): DateTime => dayOf(text, today);
  const { starts, ends, suspendedSince } = entitlement;

  if (suspendedSince !== undefined && day(suspendedSince) <= today) {
    return { outcome: 'refused', account, reason: 'suspended', on: isoDate(day(suspendedSince)) };
  }
  if (today < day(starts)) {
    return { outcome: 'refused', account, reason: 'notStarted', on: isoDate(day(starts)) };
  }
  if (day(ends) < today) {
    return { outcome: 'refused', account, reason: 'expired', on: isoDate(day(ends)) };
  }
  if (query.product !== undefined && !known.products.includes(query.product)) {
    // The customer's own words for a product say nothing about what was bought.
    if (!sold.includes(query.product)) return { outcome: 'indeterminate' };
    return { outcome: 'refused', account, reason: 'productNotCovered' };
  }
  return {
    outcome: 'entitled',
    account,
    programme: entitlement.programme,
    package: entitlement.package,
    ...(entitlement.companion === undefined ? {} : { companion: entitlement.companion }),
    endsOn: isoDate(day(ends)),
    endsSoon: day(ends) <= today.plus({ days: soonDays }),
  };
}

/** What of an account leaves the file: PIN, serial numbers and contacts don't. */
function accountOf(known: FileAccount): Account {
  const { orgId, name, region, hoursGroup, country, products } = known;
  return { orgId, name, region, hoursGroup, country, products };
}

function dayOf(text: string, today: DateTime): DateTime {
  return /^\d{4}-/.test(text)
    ? DateTime.fromISO(text, { zone: today.zone })
    : today.plus({ days: Number.parseInt(text, 10) });
}

function isoDate(day: DateTime): string {
  return day.toFormat('yyyy-MM-dd');
}
