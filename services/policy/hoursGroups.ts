/** Whose desk hours apply: the group of the registered account's country (D1, business hours per region). */
import type { Policies } from './policies.ts';
import type { HoursGroup } from './sharedPolicy.ts';

/**
 * The hours group of a country, or of the part of a split country that has this IANA zone.
 * Undefined where no group names it: the hours are then to be confirmed, not guessed (C11).
 * @param place `country` is ISO 3166, with or without a subdivision (`AU` or `AU-WA`).
 */
export function hoursGroupOf(
  policies: Policies,
  { country, zone }: { readonly country: string; readonly zone?: string | undefined },
): string | undefined {
  const wanted = country.slice(0, 2).toUpperCase();
  return policies.shared.hoursGroups.find(({ members }) =>
    members.some(
      (member) =>
        member.country === wanted &&
        (member.zones === undefined || (zone !== undefined && member.zones.includes(zone))),
    ),
  )?.id;
}

export function findHoursGroup(policies: Policies, id: string | undefined): HoursGroup | undefined {
  return policies.shared.hoursGroups.find((group) => group.id === id);
}
