import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Failpoint } from '../../services/failpoint.ts';
import { freePort } from '../support/freePort.ts';

/** The product as a process of its own that is killed and started again, on one port and one store. */
export interface FaultyProduct {
  readonly url: string;
  readonly dataDir: string;
  readonly pid: () => number;
  /** @param failpoint where it is to die. Resolves when it serves; false if it died before. */
  start(failpoint?: Failpoint | `${Failpoint}:${string}`): Promise<boolean>;
  isRunning(): boolean;
  /** Resolves when it is gone: by itself, or by this signal. With the exit code, if it has one. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  signal(signal: NodeJS.Signals): void;
  /** Everything that it wrote to its log. */
  written(): string;
  remove(): void;
}

interface Options {
  readonly deskUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly dataDir?: string;
}

const program = fileURLToPath(new URL('product.ts', import.meta.url));
const withoutDesk = fileURLToPath(new URL('../../bot/main.js', import.meta.url));

export async function faultyProduct({ deskUrl, env, ...given }: Options): Promise<FaultyProduct> {
  const dataDir = given.dataDir ?? mkdtempSync(join(tmpdir(), 'faults-'));
  const port = await freePort();
  let child: ChildProcess | undefined;
  let ended: Promise<number | null> = Promise.resolve(null);
  let written = '';

  const kill = (): void => void child?.kill('SIGKILL');
  process.once('exit', kill);

  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    pid: () => child?.pid ?? 0,
    async start(failpoint) {
      const started = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', deskUrl === undefined ? withoutDesk : program],
        {
          cwd: dataDir,
          env: {
            PATH: process.env['PATH'],
            NODE_ENV: 'test',
            PORT: String(port),
            DATA_DIR: dataDir,
            LOG_LEVEL: 'error',
            // One machine plays everybody.
            LIMIT_LINES: '0',
            TRUSTED_PROXIES: '127.0.0.1',
            ...(deskUrl === undefined ? {} : { DESK_URL: deskUrl }),
            ...(failpoint === undefined ? {} : { FAILPOINT: failpoint }),
            ...env,
          },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
      child = started;
      ended = once(started, 'exit').then(([code]) => code as number | null);
      const ready = new Promise<boolean>((resolve) => {
        let said = '';
        started.stdout.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          written += text;
          if (said.includes(String(port))) resolve(true);
        });
      });
      started.stderr.setEncoding('utf8').on('data', (text: string) => (written += text));
      return Promise.race([ready, ended.then(() => false)]);
    },
    isRunning: () => child !== undefined && child.exitCode === null && child.signalCode === null,
    async end(signal) {
      if (signal !== undefined) child?.kill(signal);
      return ended;
    },
    signal: (signal) => void child?.kill(signal),
    written: () => written,
    remove() {
      kill();
      process.off('exit', kill);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
