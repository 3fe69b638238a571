import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eventually } from '../fakes/eventually.ts';

/** The product as an operator starts it, in demo mode unless told otherwise. */
export interface ProductProcess {
  readonly url: string;
  readonly port: string;
  readonly pid: number;
  /** Everything it wrote so far, to both streams. */
  written(): string;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<unknown>;
  /** Freezes it, or lets it go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  /** Resolves with the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const main = join(import.meta.dirname, '../../bot/main.js');

/** @param flags for Node itself */
export async function productProcess(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<ProductProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...flags, main], {
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: dataDir, DEMO: 'true', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: dataDir,
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  // A run that breaks off leaves no product behind.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  let written = '';
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const hear = (text: string): void => {
    written += text;
    const [, found] = /Chat page {3}(\S+)\/\n/.exec(written) ?? [];
    if (found !== undefined) resolve(found);
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  child.once('exit', (code) => reject(new Error(`the product ended with ${code}: ${written}`)));
  const found = await promise;
  // Behind a proxy it is reached there, and tests that start it ask it itself.
  const url = env['PORT'] === undefined ? found : `http://localhost:${env['PORT']}`;
  // On a busy machine it is late with everything at first, and turns new chats away for a moment.
  await eventually('it takes new chats', async () => {
    const { status } = await fetch(`${url}/api/webchat/token`, { method: 'POST' });
    return status !== 503;
  });
  return {
    url,
    port: new URL(url).port,
    pid: child.pid ?? 0,
    ended,
    written: () => written,
    signal: (name) => void child.kill(name),
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}
