import type { Heard, Meaning, Sense } from '../heard.ts';
import type { ReadOptions } from '../instantReading.ts';

/** An hour, and nothing behind it that counts or calls something: "since 8 users", "since 8.2". */
const SINCE_HOUR =
  /(?<![\p{L}\d])since (?:about |around |roughly |approximately |approx\.? |~)?(?<hour>1[0-2]|[1-9])(?: (?<day>yesterday|today))?(?=$|[,.;!?)](?: (?!\d)|$)|\)| - (?!\d)| (?:and|but|so) (?!\d)| (?:no|nobody|noone|everyone|everybody|nothing|with|we|our|the|it|this|that|cannot|can't)(?![\p{L}\d]))/iu;
/** Where a version is told, a bare figure may be one: "slow since 8, it was fine on 7". */
const VERSION =
  /(?<!\p{L})(?:versions?|upgrad\p{L}*|updat\p{L}*|patch\p{L}*|migrat\p{L}*|releases?|builds?|ltsr|cu ?\d|(?:on|to|from|with) \d)/iu;

/** So many words behind the figure may still be of it: "since 2, at most 3 hours". */
const NEAR = 5;
const NEAR_LENGTH = 80;
const LASTS_OR_DATES =
  /^(?:half|quarter|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|jan(?:uary)?|feb(?:ruary)?|march|april|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/iu;
/** Of these there are so many; how long something takes is not counted in them. */
const COUNTED =
  /^(?:users?|people|persons?|staff|employees|colleagues|customers|clients|nurses|doctors|students|hosts?|servers?|vms?|sites?|shops?|stores?|desktops|machines|sessions|of)$/iu;

/** "Since 1 and a half hours", "since 2, maybe 3 days", "since 5, December", "since 10, we had 9 before". */
function isDoubtful(behind: string): boolean {
  const words = behind.slice(0, NEAR_LENGTH).match(/[\p{L}\p{N}:.+%]+/gu) ?? [];
  return words.slice(0, NEAR).some((word, at) => {
    if (LASTS_OR_DATES.test(word)) return true;
    if (!/^\d{1,2}\.?$/.test(word)) return false;
    // "Call me at 9": an hour of its own.
    return words[at - 1]?.toLowerCase() !== 'at' && !COUNTED.test(words[at + 1] ?? '');
  });
}

const onDay = (days: number, { now, zone }: ReadOptions): string =>
  now.setZone(zone).plus({ days }).toISODate() ?? '';

/**
 * "Down since 8": an hour of the clock, as most people write it and the recognizer does not know. Morning
 * or evening is for the time line to say; where both have been on that day they are asked about, and noon
 * or midnight always. Only English, and only for a start.
 */
export function sinceHour(
  line: string,
  told: ReadOptions,
): Extract<Heard, { kind: 'heard' }> | undefined {
  if (told.expect !== 'past' || !/^en(?:[-_]|$)/i.test(told.language)) return undefined;
  const match = SINCE_HOUR.exec(line.replaceAll('’', "'"));
  const { hour, day } = match?.groups ?? {};
  if (match === null || hour === undefined || VERSION.test(line)) return undefined;
  if (isDoubtful(line.slice(match.index + match[0].length))) return undefined;
  const date = day === undefined ? undefined : onDay(day.toLowerCase() === 'today' ? 0 : -1, told);
  const meanings = [Number(hour) % 12, (Number(hour) % 12) + 12].map((one): Meaning => {
    const time = `${String(one).padStart(2, '0')}:00:00`;
    const sense: Sense =
      date === undefined ? { kind: 'time', time } : { kind: 'moment', wall: `${date}T${time}` };
    return [sense];
  });
  return { kind: 'heard', words: match[0], meanings, ask: hour === '12' ? 'always' : 'sameDay' };
}
