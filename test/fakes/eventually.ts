/**
 * Waits until something holds. How soon it does is no claim of the tests: the patience is for the busiest machine, and is
 * only used up where it never holds. A minute and a half, unless told otherwise.
 */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 90_000,
): Promise<void> {
  const until = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`It never happened: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
