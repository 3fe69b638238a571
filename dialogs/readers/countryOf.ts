import type { DialogTurn } from '../turn.ts';
import { callingCodes } from './callingCodes.ts';

/** The name that ICU has for a zone with several: `Asia/Kolkata` and `Asia/Calcutta` are one. */
function canonical(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Node has it; TypeScript's library does not know it yet. */
type WithZones = Intl.Locale & { readonly getTimeZones?: () => readonly string[] };

const zonesOf = (country: string): readonly string[] =>
  (new Intl.Locale(`und-${country}`) as WithZones).getTimeZones?.() ?? [];

let byZone: ReadonlyMap<string, string> | undefined;

/** Built once: who lives in `Europe/London` is most likely to have a number in GB. */
function countriesByZone(): ReadonlyMap<string, string> {
  byZone ??= new Map(
    Object.keys(callingCodes).flatMap((country) =>
      zonesOf(country).flatMap((zone) => {
        const known = canonical(zone);
        return known === undefined ? [] : [[known, country] as const];
      }),
    ),
  );
  return byZone;
}

/** The country that a number without a country code is from, if account and zone agree on one. */
export function countryOf({
  account,
  zone,
}: Pick<DialogTurn, 'account' | 'zone'>): string | undefined {
  const name = canonical(zone);
  const here = name === undefined ? undefined : countriesByZone().get(name);
  const registered = account?.country;
  if (registered === undefined) return here;
  return here === undefined || here === registered ? registered : undefined;
}
