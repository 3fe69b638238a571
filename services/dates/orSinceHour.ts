import type { Heard } from './heard.ts';
import type { ReadOptions } from './instantReading.ts';
import { isOfOtherMatter } from './otherMatter.ts';
import { resolve } from './resolve.ts';

type Spoken = Extract<Heard, { kind: 'heard' }>;

/**
 * Of what was heard in a line and the hour of its "since 8" the one that tells the start. In doubt it is what was
 * heard: "since 12 noon", "slow since yesterday, worse since 8".
 */
export function orSinceHour(
  line: string,
  heard: Heard | undefined,
  hour: Spoken | undefined,
  told: ReadOptions,
): Heard | undefined {
  if (hour === undefined || heard === undefined) return hour ?? heard;
  if (heard.kind !== 'heard') return heard;
  // "Since 8 yesterday".
  if (hour.words.includes(heard.words)) return hour;
  const hourAt = line.indexOf(hour.words);
  const heardAt = line.indexOf(heard.words);
  const isApart = heardAt >= hourAt + hour.words.length || hourAt >= heardAt + heard.words.length;
  if (!isApart) return heard;
  const isAhead = resolve(heard, { ...told, shownIn: told.zone }).kind === 'impossible';
  return isAhead || isOfOtherMatter(line, heard.words) ? hour : heard;
}
