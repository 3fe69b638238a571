/**
 * What some work costs, in milliseconds of the processor: a busy machine takes longer for it, and costs it no more. The
 * least of three, for the collector comes now and then, and the compiler at first.
 */
export async function leastCpuMs(work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 3; time += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
