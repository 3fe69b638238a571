/** The facts of a case, looked up in the policy: what each rule is applied to. */
import type { BusinessCalendar } from './businessTime.ts';
import { type Cited, cited } from './cited.ts';
import { deskCalendar } from './deskCalendars.ts';
import type { Facts } from './evaluation.ts';
import { findHoursGroup } from './hoursGroups.ts';
import type { Policies } from './policies.ts';
import type { Programme, SupportPackage } from './programme.ts';
import type { Missing } from './reasons.ts';
import type { Combination, Effective } from './sections/supportPackage.ts';
import type { HoursGroup } from './sharedPolicy.ts';

// Business time is known a little longer; what begins in these years ends before it is unknown.
const FIRST = Date.UTC(1971, 0, 1);
const LAST = Date.UTC(2099, 0, 1);
const DAY = 86_400_000;

/** Hours that are known, or what has to be known first. */
export type Desk =
  | { readonly kind: 'known'; readonly group: HoursGroup; readonly calendar: BusinessCalendar }
  | (Cited & { readonly kind: 'missing'; readonly missing: Missing });

export interface Situation {
  readonly policies: Policies;
  readonly facts: Facts;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly programme: Programme | undefined;
  readonly supportPackage: SupportPackage | undefined;
  /** What applies instead because the package was bought together with another one. */
  readonly combination: Combination | undefined;
  /** What stands in the way of any ruling, before a single rule is asked. */
  readonly obstacle: (Cited & { readonly missing: Missing }) | undefined;
}

export function situationOf(policies: Policies, facts: Facts, now: number): Situation {
  const programme = policies.programmes.find(({ id }) => id === facts.programme);
  const supportPackage = programme?.packages.find(({ id }) => id === facts.package);
  const { companion } = facts;
  const combination =
    companion === undefined || !supportPackage
      ? undefined
      : programme?.combinations?.find(
          (one) => one.packages.includes(supportPackage.id) && one.with.includes(companion),
        );
  const obstacle = obstacleOf(policies, facts, { programme, supportPackage }, now);
  return { policies, facts, now, programme, supportPackage, combination, obstacle };
}

function obstacleOf(
  policies: Policies,
  { withheld }: Facts,
  { programme, supportPackage }: Pick<Situation, 'programme' | 'supportPackage'>,
  now: number,
): Situation['obstacle'] {
  const { shared } = policies;
  const { source } = shared.confirmation;
  if (!isReckonable(now)) return { missing: 'instant', source: shared.holidays.source };
  if (!programme) return { missing: withheld ?? 'programme', source };
  const { effective } = programme;
  if (effective && !isEffective(effective, now)) {
    return { missing: 'effective', ...cited(policies, effective) };
  }
  return supportPackage ? undefined : { missing: 'package', source };
}

/** Can business time be reckoned from this instant? Not from one in another age, or from none. */
export const isReckonable = (now: number): boolean => now >= FIRST && now < LAST;

/** Days begin and end in UTC. */
const isEffective = ({ from, until }: Effective, now: number): boolean =>
  (from === undefined || now >= Date.parse(from)) &&
  (until === undefined || now < Date.parse(until) + DAY);

/** The desk's hours; asked only where a rule needs them, for they load the public holidays. */
export function deskOf({ policies, facts, now }: Situation, around?: 'weekdays'): Desk {
  const { shared } = policies;
  if (!isReckonable(now)) {
    return { kind: 'missing', missing: 'instant', source: shared.holidays.source };
  }
  const group = findHoursGroup(policies, facts.hoursGroup);
  if (!group) {
    const rule = shared.ungrouped ?? shared.confirmation;
    return { kind: 'missing', missing: 'hoursGroup', ...cited(policies, rule) };
  }
  const country = facts.withoutHolidays === true ? null : facts.country;
  const calendar =
    country === undefined ? undefined : deskCalendar(policies, group, country, around);
  if (!calendar) return { kind: 'missing', missing: 'country', source: shared.holidays.source };
  return { kind: 'known', group, calendar };
}
