/** One business calendar for each hours group and country, made when it is first needed. */
import { type BusinessCalendar, businessCalendar } from './businessTime.ts';
import { hasHolidays } from './holidays.ts';
import type { Policies } from './policies.ts';
import type { HoursGroup } from './sharedPolicy.ts';

const calendars = new WeakMap<Policies, Map<string, BusinessCalendar | undefined>>();

/**
 * The hours of a group without the holidays of the account's country. Undefined if nobody knows that
 * country's holidays: an instant would then be a guess.
 * @param country `null` counts no public holidays at all.
 * @param around `weekdays`: round the clock on the group's weekdays, instead of its hours.
 */
export function deskCalendar(
  policies: Policies,
  group: HoursGroup,
  country: string | null,
  around?: 'weekdays',
): BusinessCalendar | undefined {
  let known = calendars.get(policies);
  if (!known) calendars.set(policies, (known = new Map()));
  const key = `${group.id} ${country ?? ''} ${around ?? ''}`;
  if (!known.has(key)) known.set(key, made(policies, group, country, around));
  return known.get(key);
}

function made(
  { shared }: Policies,
  { id, zone, hours }: HoursGroup,
  country: string | null,
  around?: 'weekdays',
): BusinessCalendar | undefined {
  if (country !== null && !hasHolidays(country)) return undefined;
  const closures = shared.closures
    .filter(({ groups }) => groups === undefined || groups.includes(id))
    .map(({ date }) => date);
  const open = around === undefined ? hours : { ...hours, opens: '00:00', closes: '24:00' };
  return businessCalendar({ zone, ...open, holidays: country ?? undefined, closures });
}
