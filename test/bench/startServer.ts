import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Usage, UsageQuestion } from './reportUsage.ts';

export interface MeasuredServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly pid: number;
  /** What the process has used since it began. */
  usage(question?: UsageQuestion): Promise<Usage>;
  stop(): Promise<void>;
}

/** What can be measured: the floors, and the product as it is. */
export const PROGRAMS = {
  C: './floors/echoBot.ts',
  D: './floors/dialogBot.ts',
  ours: '../../bot/main.js',
} as const;

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const stopMs = 5_000;

const reporting = ['--expose-gc', '--import', new URL('./reportUsage.ts', import.meta.url).href];

/**
 * Starts a program in a process and a folder of its own; ready when it has said where it is.
 * @param asIs nothing is loaded beside it: it can't be asked for its usage, and starts as fast as it does
 */
export async function startServer(
  program: keyof typeof PROGRAMS,
  env: Readonly<Record<string, string>> = {},
  { asIs = false }: { readonly asIs?: boolean } = {},
): Promise<MeasuredServer> {
  const folder = mkdtempSync(join(tmpdir(), 'support-bench-'));
  const child = fork(path(PROGRAMS[program]), {
    // The folder also keeps the operator's `.env` out of it.
    cwd: folder,
    env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn', ...env },
    execArgv: ['--disable-warning=ExperimentalWarning', ...(asIs ? [] : reporting)],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');

  async function stop(): Promise<void> {
    const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
    child.kill();
    await exited;
    clearTimeout(timer);
    rmSync(folder, { recursive: true, force: true });
  }

  async function said(): Promise<string> {
    if (child.stdout === null) throw new Error('A server has no output.');
    const lines = createInterface({ input: child.stdout });
    for await (const line of lines) {
      const url = /http:\/\/[\w.]+:\d+/.exec(line)?.[0];
      if (url !== undefined) {
        // Read on, so that the pipe never fills: what it warns of may be why a run fails.
        createInterface({ input: child.stdout }).on('line', (said) => {
          if (said.startsWith('{')) console.error(said);
        });
        return url.replace('localhost', '127.0.0.1');
      }
    }
    throw new Error(`${program} ended before it was ready.`);
  }

  try {
    const url = await said();
    return {
      url,
      pid: child.pid ?? 0,
      async usage(question = 'usage') {
        const answered = once(child, 'message');
        child.send(question);
        return (await answered)[0] as Usage;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
