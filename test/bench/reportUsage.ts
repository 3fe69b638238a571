import { Socket } from 'node:net';

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
  /** Open handles: sockets, timers and the like. */
  readonly handles: number;
  /** Of the process itself, and one for each emitter of which Node said that it has too many. */
  readonly listeners: number;
  /** The most that waits in memory for one connection to take it. */
  readonly unsentBytes: number;
}

export type UsageQuestion = 'usage' | 'usageAfterCollecting';

let tooMany = 0;
process.on('warning', ({ name }) => {
  if (name === 'MaxListenersExceededWarning') tooMany += 1;
});

/** Node shows its handles to whoever debugs it, and its types do not. */
const { _getActiveHandles: handlesOf } = process as unknown as {
  readonly _getActiveHandles: () => readonly object[];
};

function unsentBytes(): number {
  const sockets = handlesOf.call(process).filter((handle) => handle instanceof Socket);
  return Math.max(0, ...sockets.map(({ writableLength }) => writableLength));
}

process.on('message', (question: UsageQuestion) => {
  // There with --expose-gc only. Twice: what the first finds may set more free.
  if (question === 'usageAfterCollecting') for (let i = 0; i < 2; i++) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const listeners = process.eventNames().map((name) => process.listenerCount(name));
  const usage: Usage = {
    cpuMs: (user + system) / 1000,
    rssBytes: rss,
    heapBytes: heapUsed,
    handles: process.getActiveResourcesInfo().length,
    listeners: listeners.reduce((sum, one) => sum + one, tooMany),
    unsentBytes: unsentBytes(),
  };
  process.send?.(usage);
});

// A bench that was killed leaves no servers behind.
process.on('disconnect', () => process.exit());
