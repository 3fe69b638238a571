/** Waits until something holds; fails after five seconds. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
): Promise<void> {
  const until = performance.now() + 5000;
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`It never happened: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
