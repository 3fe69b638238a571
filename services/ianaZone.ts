import { ZONES } from './isZone.ts';

/**
 * The IANA zone of a name that a client sent, as it is spelled: one zone has thousands of spellings, and whatever
 * looks at zones keeps what it found for each. Undefined if there is none; an offset is none.
 */
export function ianaZone(name: string): string | undefined {
  if (ZONES.has(name)) return name;
  if (!/^[a-z]/i.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
