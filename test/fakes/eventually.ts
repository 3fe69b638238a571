/** Waits until something holds; fails after five seconds, unless told otherwise. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 5000,
): Promise<void> {
  const until = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`It never happened: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
