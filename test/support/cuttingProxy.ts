import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between the product and a server that is reached by a socket, and breaks connections. */
export interface CuttingProxy {
  readonly socket: string;
  /** Lets the next message that contains `word` through, and breaks the connection instead of the answer. */
  cutAnswerTo(word: string): void;
  /** The same, but the connection stays open, and nothing more comes. */
  swallowAnswerTo(word: string): void;
  /** Resolves when either has happened. */
  cut(): Promise<void>;
  /** Breaks every connection, and accepts none until `mend`. */
  part(): void;
  mend(): void;
  /** Every answer comes so much later. */
  slow(ms: number): void;
  stop(): Promise<void>;
}

export async function cuttingProxy(to: string): Promise<CuttingProxy> {
  const socket = `${to}.proxy`;
  const open = new Set<Socket>();
  let word: string | undefined;
  let isSwallowed = false;
  let isParted = false;
  let slowMs = 0;
  let happened = Promise.withResolvers<void>();

  const server = createServer((near) => {
    if (isParted) {
      near.destroy();
      return;
    }
    const far = connect(to);
    let isCut = false;
    let answered = Promise.resolve();
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    near.on('data', (data) => {
      if (word !== undefined && data.includes(word)) {
        word = undefined;
        isCut = true;
      }
      far.write(data);
    });
    far.on('data', (data) => {
      // Not done yet: the script is sent whole after this.
      if (!isCut || data.includes('NOSCRIPT')) {
        const due = performance.now() + slowMs;
        // One after the other, also when answers are no longer slow: nothing overtakes on a wire.
        answered = answered.then(async () => {
          const ms = due - performance.now();
          if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
          if (near.writable) near.write(data);
        });
        return;
      }
      if (!isSwallowed) near.destroy();
      happened.resolve();
    });
  });
  server.listen(socket);
  await once(server, 'listening');

  const loseAnswerTo = (what: string, how: 'cut' | 'swallow'): void => {
    word = what;
    isSwallowed = how === 'swallow';
    happened = Promise.withResolvers<void>();
  };

  return {
    socket,
    cutAnswerTo: (what) => loseAnswerTo(what, 'cut'),
    swallowAnswerTo: (what) => loseAnswerTo(what, 'swallow'),
    cut: async () => happened.promise,
    part() {
      isParted = true;
      for (const one of open) one.destroy();
    },
    mend() {
      isParted = false;
    },
    slow(ms) {
      slowMs = ms;
    },
    async stop() {
      for (const one of open) one.destroy();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
