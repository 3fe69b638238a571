import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** A Redis of a test's own: in a temporary folder, reached by a socket there, and no port open. */
export interface RedisServer {
  readonly url: string;
  readonly socket: string;
  /** Asks it anything, past the product. */
  command(name: string, ...values: readonly (string | number)[]): Promise<unknown>;
  /** As the kernel or a power button would; with SIGTERM as its operator would. */
  kill(how?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Starts it again on what it has on disk. */
  start(): Promise<void>;
  /** It takes connections and answers nothing, until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Where it is, if it is installed. */
export const redisPath = process.env['REDIS_SERVER_PATH'] ?? '/usr/bin/redis-server';

/** Starts one with a log of every write, or with settings of the test. */
export async function startRedis(
  settings: Readonly<Record<string, string>> = {},
): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const socket = join(folder, 's');
  const all = {
    port: '0',
    unixsocket: socket,
    dir: folder,
    save: '',
    appendonly: 'yes',
    appendfsync: 'everysec',
    'maxmemory-policy': 'noeviction',
    ...settings,
  };
  const args = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  let child: ChildProcess | undefined;
  let asking: Redis | undefined;

  const command = async (
    name: string,
    ...values: readonly (string | number)[]
  ): Promise<unknown> => {
    asking ??= new Redis(socket, {
      retryStrategy: () => 20,
      maxRetriesPerRequest: null,
    }).on('error', () => {});
    return asking.call(name, ...values.map(String));
  };
  const start = async (): Promise<void> => {
    const started = spawn(redisPath, args, { stdio: 'ignore' });
    child = started;
    // A run that breaks off leaves no server behind.
    const kill = (): void => void started.kill('SIGKILL');
    process.once('exit', kill);
    started.once('exit', () => process.off('exit', kill));
    const failed = once(started, 'error').then(([error]) => {
      throw error instanceof Error ? error : new Error(String(error));
    });
    await Promise.race([command('PING'), failed]);
  };
  const end = async (how: NodeJS.Signals): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(how);
    await exited;
  };

  await start();
  return {
    url: socket,
    socket,
    command,
    start,
    kill: async (how = 'SIGKILL') => end(how),
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async stop() {
      asking?.disconnect();
      await end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
