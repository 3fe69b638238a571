import { IANAZone } from 'luxon';

// Asking about a name builds a formatter each time; the list lacks only the second names of zones.
export const ZONES: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

/** Whether there is such an IANA zone. */
export const isZone = (name: string): boolean => ZONES.has(name) || IANAZone.isValidZone(name);
