/** One business calendar for each hours group and country, made when it is first needed. */
import { type BusinessCalendar, businessCalendar } from './businessTime.ts';
import { hasHolidays } from './holidays.ts';
import type { Policies } from './policies.ts';
import type { HoursGroup } from './sharedPolicy.ts';

const calendars = new WeakMap<Policies, Map<string, BusinessCalendar | undefined>>();

/**
 * The hours of a group without the holidays of the account's country. Undefined if nobody knows that
 * country's holidays: an instant would then be a guess.
 */
export function deskCalendar(
  policies: Policies,
  group: HoursGroup,
  country: string,
): BusinessCalendar | undefined {
  let known = calendars.get(policies);
  if (!known) calendars.set(policies, (known = new Map()));
  const key = `${group.id} ${country}`;
  if (!known.has(key)) known.set(key, made(policies, group, country));
  return known.get(key);
}

function made(
  { shared }: Policies,
  { id, zone, hours }: HoursGroup,
  country: string,
): BusinessCalendar | undefined {
  if (!hasHolidays(country)) return undefined;
  const closures = shared.closures
    .filter(({ groups }) => groups === undefined || groups.includes(id))
    .map(({ date }) => date);
  return businessCalendar({ zone, ...hours, holidays: country, closures });
}
