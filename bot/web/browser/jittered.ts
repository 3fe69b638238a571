/**
 * A time from half of `most` to all of it: after a restart, or when all are told to come back in five
 * seconds, a thousand pages must not do so in the same moment.
 */
export function jittered(most: number): number {
  return most / 2 + (Math.random() * most) / 2;
}
