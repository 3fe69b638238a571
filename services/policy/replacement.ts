/** How soon broken hardware is replaced (D4, maintenance levels). */
import type { DateTime } from 'luxon';
import { type Cited, cited } from './cited.ts';
import type { Amount, Facts } from './evaluation.ts';
import type { Policies } from './policies.ts';
import { deskOf, situationOf } from './situation.ts';

const HOUR = 3_600_000;

export type ReplacementPromise =
  | (Cited & {
      readonly kind: 'replacement';
      readonly within: Amount;
      /** ships: it leaves. delivers: it arrives. */
      readonly event: 'ships' | 'delivers';
      readonly after: 'rmaNumber' | 'authorisation';
      readonly text: string;
      /** ISO instant; absent where the desk's days are not known. */
      readonly by?: string;
      /** What may make it later. */
      readonly note: string;
    })
  | (Cited & { readonly kind: 'none' });

/**
 * The same for every severity.
 * @param from when the RMA number was given, or the replacement authorised.
 */
export function replacement(policies: Policies, facts: Facts, from: DateTime): ReplacementPromise {
  const situation = situationOf(policies, facts, from.toMillis());
  const hardware = situation.programme?.hardware;
  const rule = hardware?.replacements.find((one) => one.packages.includes(facts.package ?? ''));
  if (!hardware || !rule) return { kind: 'none', source: policies.shared.confirmation.source };
  const { within, event, after, text } = rule;
  const by = shippedBy(within, from.toMillis(), () => deskOf(situation));
  return {
    kind: 'replacement',
    within,
    event,
    after,
    text,
    ...(by === undefined ? {} : { by: new Date(by).toISOString() }),
    note: hardware.exportNote.text,
    ...cited(policies, rule),
  };
}

/** Hours of delivery run around the clock; business days are those of the account's desk. */
function shippedBy(
  { value, unit }: Amount,
  from: number,
  desk: () => ReturnType<typeof deskOf>,
): number | undefined {
  if (unit === 'hours') return from + value * HOUR;
  const hours = desk();
  if (hours.kind === 'missing' || unit !== 'businessDays') return undefined;
  return hours.calendar.add(from, { days: value });
}
