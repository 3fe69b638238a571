import { DateTime } from 'luxon';
import { findHoursGroup } from '../policy/hoursGroups.ts';
import type { Facts } from '../policy/evaluation.ts';
import { findProgramme } from '../policy/findProgramme.ts';
import type { Policies } from '../policy/policies.ts';
import { type Reopening, reopening } from '../policy/reopening.ts';

/**
 * Whether a case may be opened again, with the days counted on the desk's clock (D1, reopening a support
 * case). Without a contract that is certain: by the first programme, if all agree on the days.
 */
export function reopeningOf(
  policies: Policies,
  { programme: id, hoursGroup }: Pick<Facts, 'programme' | 'hoursGroup'>,
  closedAt: string,
  now: DateTime,
): Reopening | undefined {
  const programme = findProgramme(policies, id) ?? agreed(policies);
  if (programme === undefined) return undefined;
  const zone = findHoursGroup(policies, hoursGroup)?.zone ?? 'utc';
  return reopening(policies, programme, DateTime.fromISO(closedAt, { zone }), now);
}

function agreed({ programmes }: Policies): Policies['programmes'][number] | undefined {
  const [first] = programmes;
  return programmes.every(({ reopen }) => reopen.days === first?.reopen.days) ? first : undefined;
}
