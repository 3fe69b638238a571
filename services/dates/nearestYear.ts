import type { ReadOptions } from './instantReading.ts';

/** The year of a date that was given without one: the last such day, or the next. */
export function nearestYear(
  month: number,
  day: number,
  { now, zone, expect }: ReadOptions,
): number {
  const today = now.setZone(zone);
  const isLater = month > today.month || (month === today.month && day > today.day);
  if (expect === 'past') return isLater ? today.year - 1 : today.year;
  const isEarlier = month < today.month || (month === today.month && day < today.day);
  return isEarlier ? today.year + 1 : today.year;
}
