/** What an operator typed can't be meant: one line says what is wrong and what is allowed. */
export class UsageError extends Error {}

/** @throws UsageError naming the option, and what it may be. */
export function oneOf(option: string, given: string, allowed: readonly string[]): string {
  if (allowed.includes(given)) return given;
  throw new UsageError(`--${option} "${given}" is not known; allowed: ${allowed.join(', ')}`);
}
