/**
 * Preloaded into every measured server, so that all are measured the same way and none is changed:
 * tells the bench what the process has used so far, whenever it asks.
 */
export interface Usage {
  /** Of all threads, in milliseconds since the start. */
  readonly cpuMs: number;
  readonly rssBytes: number;
  /** Of the main thread, in use. */
  readonly heapBytes: number;
}

export type UsageQuestion = 'usage' | 'usageAfterCollecting';

process.on('message', (question: UsageQuestion) => {
  // There with --expose-gc only. Twice: what the first finds may set more free.
  if (question === 'usageAfterCollecting') for (let i = 0; i < 2; i++) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const usage: Usage = { cpuMs: (user + system) / 1000, rssBytes: rss, heapBytes: heapUsed };
  process.send?.(usage);
});

// A bench that was killed leaves no servers behind.
process.on('disconnect', () => process.exit());
