import { deskCalendar } from '../../services/policy/deskCalendars.ts';
import type { Policies } from '../../services/policy/policies.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import type { HoursNow } from './hours.ts';

/** @param now epoch milliseconds */
export function hoursNow(request: SupportRequest, policies: Policies, now: number): HoursNow {
  const { coverage } = request.promise;
  if (coverage.kind === 'always') return { kind: 'always' };
  if (coverage.kind === 'unconfirmed') return { kind: 'unknown' };
  const group = policies.shared.hoursGroups.find(({ id }) => id === coverage.group);
  const { entitlement } = request;
  const country = 'account' in entitlement ? entitlement.account.country : null;
  const calendar = group && deskCalendar(policies, group, country);
  if (calendar === undefined) return { kind: 'unknown' };
  const isOpen = calendar.isOpen(now);
  const changes = isOpen ? calendar.endOfDay(now) : calendar.nextOpening(now);
  return { kind: 'hours', isOpen, changesAt: new Date(changes).toISOString() };
}
