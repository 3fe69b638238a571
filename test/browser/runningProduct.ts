import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningProduct {
  readonly url: string;
  readonly deskToken: string;
  /** As a power cut would, with nothing to say goodbye. */
  kill(): Promise<void>;
  /** On the same port, with the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const main = join(import.meta.dirname, '../../bot/main.js');

/** The product as an operator starts it: a process of its own, in demo mode, with data of its own. */
export async function runningProduct(): Promise<RunningProduct> {
  const dataDir = await mkdtemp(join(tmpdir(), 'support-'));
  const deskToken = 'a-desk-token-for-tests';
  let product: ChildProcess;
  let port = '0';

  const start = async (): Promise<void> => {
    product = spawn(process.execPath, [main], {
      env: {
        PATH: process.env['PATH'],
        PORT: port,
        DATA_DIR: dataDir,
        DEMO: 'true',
        DESK_TOKEN: deskToken,
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    let told = '';
    product.stdout?.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      const [, found] = /http:\/\/localhost:(\d+)\//.exec(told) ?? [];
      if (found !== undefined) resolve(found);
    });
    product.once('exit', (code) => reject(new Error(`the product ended with ${code}: ${told}`)));
    port = await promise;
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ended = once(product, 'exit');
    product.kill(signal);
    await ended;
  };

  await start();
  return {
    url: `http://localhost:${port}`,
    deskToken,
    kill: () => end('SIGKILL'),
    restart: start,
    stop: async () => {
      await end('SIGTERM');
      await rm(dataDir, { recursive: true });
    },
  };
}
