/** Does something, and tells how many seconds it took and what it ended with. */
export async function timed<T>(
  work: () => Promise<T>,
  ended: (seconds: number, failure: { readonly error: unknown } | undefined) => void,
): Promise<T> {
  const begun = performance.now();
  const seconds = (): number => (performance.now() - begun) / 1000;
  try {
    const value = await work();
    ended(seconds(), undefined);
    return value;
  } catch (error) {
    ended(seconds(), { error });
    throw error;
  }
}
