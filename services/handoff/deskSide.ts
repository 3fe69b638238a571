/** The desk that serves the account of a request: its clock, and whether it is open. */
import type { DateTime } from 'luxon';
import { findHoursGroup } from '../policy/hoursGroups.ts';
import type { Policies } from '../policy/policies.ts';
import { findProgramme } from '../policy/findProgramme.ts';
import { deskOf, situationOf } from '../policy/situation.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import type { Handoff } from './handoff.ts';

interface Context {
  readonly policies: Policies;
  readonly now: DateTime;
}

/** UTC where the account, and with it its hours, is not known. */
export function deskOfRequest(
  { entitlement, promise }: SupportRequest,
  { policies }: Context,
): Handoff['desk'] {
  const account = 'account' in entitlement ? entitlement.account : undefined;
  const group = findHoursGroup(policies, account?.hoursGroup);
  if (group !== undefined) return { zone: group.zone, name: group.name };
  const { coverage } = promise;
  return { zone: coverage.kind === 'businessHours' ? coverage.zone : 'UTC' };
}

/**
 * May somebody be there who speaks the wished language? Others than the primary one are spoken in
 * local business hours only (D1, language support). Null: the policy does not let us say.
 */
export function isStaffedNow(
  { entitlement, promise, severityNow }: SupportRequest,
  { policies, now }: Context,
): boolean | null {
  switch (promise.languages.kind) {
    case 'primary':
      return true;
    case 'notOffered':
      return false;
    case 'unconfirmed':
      return null;
    case 'onRequest': {
      if (entitlement.outcome !== 'entitled') return null;
      const { programme, account } = entitlement;
      // "Where possible" names no hours (D2, languages).
      const { condition } = findProgramme(policies, programme)?.languages ?? {};
      if (condition !== 'localBusinessHours') return null;
      const { hoursGroup, country } = account;
      const facts = { severity: severityNow, hoursGroup, country };
      const desk = deskOf(situationOf(policies, facts, now.toMillis()));
      return desk.kind === 'known' ? desk.calendar.isOpen(now.toMillis()) : null;
    }
  }
}
