import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { onTimeUp } from '../../onTimeUp.ts';
import type { Job, Recognized, RecognizerLanguage, WorkerMessage } from './protocol.ts';

/** A hostile line must not take the process's memory either. */
const MAX_HEAP_MB = 256;

type Recognition =
  | { readonly kind: 'done'; readonly lines: readonly (readonly Recognized[])[] }
  /** The job took too long or broke the thread, or those before it left it no time. */
  | { readonly kind: 'overrun' }
  /** The thread was not ready in time, or is closed; the job was never begun. */
  | { readonly kind: 'unavailable' };

export interface RecognizerThread {
  /**
   * Jobs wait for each other and for a thread that is starting, each for `patienceMs` at most; the deadline
   * counts from when this one begins. So there is an answer within both together.
   */
  recognize(lines: readonly string[], reference: number, patienceMs: number): Promise<Recognition>;
  /** Resolves when the thread is ready, or could not be started. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The recognizer of one language in a thread of its own. A job that passes its deadline ends the
 * thread, and a new one is started in the background. The thread never keeps the process alive.
 */
export function recognizerThread(options: {
  readonly language: RecognizerLanguage;
  readonly deadlineMs: number;
}): RecognizerThread {
  const { language, deadlineMs } = options;
  let current: Thread | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;
  let lastId = 0;

  function thread(): Thread {
    if (current?.isOver() !== false) current = startThread(language);
    return current;
  }

  async function run(
    used: Thread,
    lines: readonly string[],
    reference: number,
  ): Promise<Recognition> {
    lastId += 1;
    const result = await within(deadlineMs, used.run({ id: lastId, lines, reference }));
    if (result !== undefined) return { kind: 'done', lines: result };
    void used.end();
    if (!isClosed()) thread();
    return { kind: 'overrun' };
  }

  // Read through a function: it changes while a job is awaited.
  function isClosed(): boolean {
    return closed;
  }

  return {
    recognize(lines, reference, patienceMs) {
      const { promise, resolve, reject } = Promise.withResolvers<Recognition>();
      let isTimeUp = false;
      // Read through a function: it changes while the thread is awaited.
      const isGivenUp = (): boolean => isTimeUp;
      const callOff = onTimeUp(patienceMs, () => {
        isTimeUp = true;
        resolve({ kind: current?.isReady() === true ? 'overrun' : 'unavailable' });
      });
      const begin = async (): Promise<void> => {
        // Nobody waits for it any more: it must not take time from those who do.
        if (isGivenUp()) return;
        const used = closed ? undefined : thread();
        const isReady = await used?.ready;
        if (isGivenUp()) return;
        callOff();
        resolve(used && isReady ? await run(used, lines, reference) : { kind: 'unavailable' });
      };
      queue = queue.then(begin).catch(reject);
      return promise;
    },
    async warm() {
      if (!closed) await thread().ready;
    },
    async close() {
      closed = true;
      await current?.end();
    },
  };
}

interface Thread {
  /** True when it can take jobs, false when it ended before. Never rejects. */
  readonly ready: Promise<boolean>;
  /** Undefined when the thread ended first. */
  run(job: Job): Promise<readonly (readonly Recognized[])[] | undefined>;
  isReady(): boolean;
  isOver(): boolean;
  end(): Promise<void>;
}

function startThread(language: RecognizerLanguage): Thread {
  // An empty environment: the thread reads what strangers type and needs no secrets.
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { language },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  let readied = false;
  let over = false;
  const ended = once(worker, 'exit').then(
    () => undefined,
    () => undefined,
  );
  void ended.then(() => {
    over = true;
  });
  const isReady = new Promise<true>((resolve) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind !== 'ready') return;
      readied = true;
      resolve(true);
    });
  });
  // Last, because listening for messages is what holds the process.
  worker.unref();
  // Out of memory and the like: the exit that follows says all that is needed.
  worker.on('error', () => undefined);

  return {
    ready: Promise.race([isReady, ended.then(() => false)]),
    run(job) {
      const done = new Promise<readonly (readonly Recognized[])[]>((resolve) => {
        const listen = (message: WorkerMessage) => {
          if (message.kind !== 'done' || message.id !== job.id) return;
          worker.off('message', listen);
          resolve(message.lines);
        };
        worker.on('message', listen);
      });
      worker.postMessage(job);
      return Promise.race([done, ended]);
    },
    isReady: () => readied && !over,
    isOver: () => over,
    async end() {
      over = true;
      await worker.terminate();
    },
  };
}

/** What a promise yields in time, else undefined. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const callOff = onTimeUp(ms, () => resolve(undefined));
  try {
    return await Promise.race([promise, late]);
  } finally {
    callOff();
  }
}
