/** The facts of a case, looked up in the policy: what each rule is applied to. */
import type { BusinessCalendar } from './businessTime.ts';
import { deskCalendar } from './deskCalendars.ts';
import type { Facts } from './evaluation.ts';
import { findHoursGroup } from './hoursGroups.ts';
import type { Policies } from './policies.ts';
import type { Programme, SupportPackage } from './programme.ts';
import type { Missing } from './reasons.ts';
import type { HoursGroup } from './sharedPolicy.ts';

/** Hours that are known, or what has to be known first. */
export type Desk =
  | { readonly kind: 'known'; readonly group: HoursGroup; readonly calendar: BusinessCalendar }
  | { readonly kind: 'missing'; readonly missing: Missing; readonly source: string };

export interface Situation {
  readonly policies: Policies;
  readonly facts: Facts;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly programme: Programme | undefined;
  readonly supportPackage: SupportPackage | undefined;
}

export function situationOf(policies: Policies, facts: Facts, now: number): Situation {
  const programme = policies.programmes.find(({ id }) => id === facts.programme);
  const supportPackage = programme?.packages.find(({ id }) => id === facts.package);
  return { policies, facts, now, programme, supportPackage };
}

/** The desk's hours; asked only where a rule needs them, for they load the public holidays. */
export function deskOf({ policies, facts }: Situation): Desk {
  const { shared } = policies;
  const group = findHoursGroup(policies, facts.hoursGroup);
  if (!group) return { kind: 'missing', missing: 'hoursGroup', source: shared.confirmation.source };
  const calendar = facts.country && deskCalendar(policies, group, facts.country);
  if (!calendar) return { kind: 'missing', missing: 'country', source: shared.holidays.source };
  return { kind: 'known', group, calendar };
}
