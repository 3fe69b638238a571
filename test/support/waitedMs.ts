const LOOKS_EACH_MS = 5;
/** A look that comes later than this was held up by the machine, and not by what is waited for. */
const MOST_MS = 50;

/**
 * How long something waits, in milliseconds in which this process did run. Where the machine lets the process stand
 * still for two seconds, that is no wait of the product's: each such gap counts as a short one.
 */
export async function waitedMs(work: () => Promise<unknown>): Promise<number> {
  let waited = 0;
  let last = performance.now();
  const look = (): void => {
    const now = performance.now();
    waited += Math.min(now - last, MOST_MS);
    last = now;
  };
  const looking = setInterval(look, LOOKS_EACH_MS);
  try {
    await work();
  } finally {
    clearInterval(looking);
    look();
  }
  return waited;
}
