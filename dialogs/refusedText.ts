import { DateTime } from 'luxon';
import type { EntitlementDecision } from '../services/entitlements/entitlementDirectory.ts';
import { reply } from './replies/replies.ts';

export type Refused = Omit<Extract<EntitlementDecision, { outcome: 'refused' }>, 'account'>;

/** A day as it is written to customers, e.g. `21 November 2026`. @param iso a date */
export const dayText = (iso: string): string =>
  DateTime.fromISO(iso)
    .setLocale('en-GB')
    .toLocaleString({ day: 'numeric', month: 'long', year: 'numeric' });

/** Why a verified customer's contract does not cover this, and that no time is promised until it is checked. */
export function refusedText({ reason, on }: Refused): string {
  const what = reply(`entitlement.${reason}`, { day: on === undefined ? '' : dayText(on) });
  return `${what} ${reply('entitlement.goOn')}`;
}
