import { isZone } from '../isZone.ts';

const ZONES: Readonly<Record<string, string>> = {
  UTC: 'UTC',
  GMT: 'UTC',
  Z: 'UTC',
  WET: 'Europe/Lisbon',
  BST: 'Europe/London',
  CET: 'Europe/Berlin',
  CEST: 'Europe/Berlin',
  MEZ: 'Europe/Berlin',
  MESZ: 'Europe/Berlin',
  EET: 'Europe/Helsinki',
  EEST: 'Europe/Helsinki',
  EST: 'America/New_York',
  EDT: 'America/New_York',
  ET: 'America/New_York',
  CDT: 'America/Chicago',
  CT: 'America/Chicago',
  MDT: 'America/Denver',
  PST: 'America/Los_Angeles',
  PDT: 'America/Los_Angeles',
  PT: 'America/Los_Angeles',
  BRT: 'America/Sao_Paulo',
  JST: 'Asia/Tokyo',
  KST: 'Asia/Seoul',
  IST: 'Asia/Kolkata',
  SGT: 'Asia/Singapore',
  AEST: 'Australia/Brisbane',
  AEDT: 'Australia/Sydney',
};
const AFTER_TIME =
  /(?<=\d|\d ?[ap]\.?m\.?|noon|midnight|Uhr|h)\s?\(?(UTC|GMT|[A-Z]{1,4})(?:([+-])(\d{1,2})(?::?(\d{2}))?)?\)?(?![\p{L}\d])/u;

/**
 * A zone named after a time ("6am EST", "14:30 UTC+2") and the line without it: the recognizer would
 * drop the word and read another hour. CST is left out, it is China's as often as Chicago's.
 */
export function zoneWord(line: string): { readonly line: string; readonly zone?: string } {
  const match = AFTER_TIME.exec(line);
  if (match === null) return { line };
  const [words, name = '', sign, hours = '', minutes = '00'] = match;
  const zone = sign === undefined ? ZONES[name] : `UTC${sign}${hours}:${minutes}`;
  const isUtcBased = sign === undefined || name === 'UTC' || name === 'GMT';
  if (zone === undefined || !isUtcBased || !isKnown(zone)) return { line };
  const rest = line.slice(0, match.index) + line.slice(match.index + words.length);
  return { line: rest, zone };
}

function isKnown(zone: string): boolean {
  return zone.startsWith('UTC') || isZone(zone);
}
