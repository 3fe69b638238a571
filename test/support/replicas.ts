/** Several processes of the running product on one Redis, as a deployment has them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { productProcess, type ProductProcess } from './productProcess.ts';
import { type RedisServer, startRedis } from './redisServer.ts';

export interface Replicas {
  readonly redis: RedisServer;
  /** What all of them share beside Redis. */
  readonly dataDir: string;
  /** Starts one more. */
  start(env?: Readonly<Record<string, string>>): Promise<ProductProcess>;
  /** Ends all that is left, and removes what they kept. */
  stop(): Promise<void>;
}

/** Redis only: processes are started by the test. */
export async function replicas(settings: Readonly<Record<string, string>> = {}): Promise<Replicas> {
  const redis = await startRedis();
  const dataDir = mkdtempSync(join(tmpdir(), 'replicas-'));
  const running: ProductProcess[] = [];
  return {
    redis,
    dataDir,
    async start(env = {}) {
      const started = await productProcess(dataDir, {
        REDIS_URL: redis.url,
        LOG_LEVEL: 'warn',
        ...settings,
        ...env,
      });
      running.push(started);
      return started;
    },
    async stop() {
      await Promise.all(running.map(async (one) => one.stop('SIGKILL')));
      await redis.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
