/** What happens to a Redis, to the ways to it, and to who uses it. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CuttingProxy } from '../support/cuttingProxy.ts';
import type { RedisServer } from '../support/redisServer.ts';
import type { Random } from './random.ts';

interface Place {
  readonly server: RedisServer;
  /** One of two processes reaches the server by this. */
  readonly proxy: CuttingProxy;
  /** Stops one of the processes that use it, or lets it go on. */
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
  /** Where the server writes: a disk of a size of its own. Undefined where none can be had. */
  readonly disk: string | undefined;
  /** How long something that can last lasts. */
  readonly lastsMs: number;
  readonly random: Random;
}

const pause = async (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** Something that is done again and again while it lasts. */
async function keepDoing(lastsMs: number, everyMs: number, what: () => unknown): Promise<void> {
  const until = performance.now() + lastsMs;
  while (performance.now() < until) {
    await what();
    await pause(everyMs);
  }
}

async function slowBy(ms: number, { proxy, lastsMs }: Place): Promise<void> {
  proxy.slow(ms);
  await pause(lastsMs);
  proxy.slow(0);
}

const setMemory = async ({ server }: Place, most: string): Promise<unknown> =>
  server.command('CONFIG', 'SET', 'maxmemory', most);

/** Each begins, lasts, and ends: what is left then is a Redis that works. */
export const REDIS_FAULTS: Readonly<Record<string, (place: Place) => Promise<void>>> = {
  async restart({ server }) {
    await server.kill('SIGTERM');
    await server.start();
  },
  async 'kill -9'({ server, random }) {
    await server.kill();
    await pause(random.below(500));
    await server.start();
  },
  async frozen({ server, lastsMs }) {
    server.freeze();
    await pause(lastsMs);
    server.thaw();
  },
  'answer cut off': async ({ proxy, lastsMs, random }) =>
    keepDoing(lastsMs, 30 + random.below(60), () => proxy.cutAnswerTo(':answer:')),
  '500 ms and 2 s late': async (place) => {
    await slowBy(500, place);
    await slowBy(2000, place);
  },
  async 'one process cut off'({ proxy, lastsMs }) {
    proxy.part();
    await pause(lastsMs);
    proxy.mend();
  },
  // For less than the turn lock is leased, and for longer: then somebody else has taken the turn.
  async 'one process stands still'({ signal }) {
    for (const ms of [3000, 7000]) {
      signal('SIGSTOP');
      await pause(ms);
      signal('SIGCONT');
      await pause(500);
    }
  },
  async 'a replica for a while'({ server, lastsMs }) {
    await server.command('REPLICAOF', '127.0.0.1', '1');
    await pause(lastsMs);
    await server.command('REPLICAOF', 'NO', 'ONE');
  },
  'scripts forgotten': async ({ server, lastsMs }) =>
    keepDoing(lastsMs, 20, async () => server.command('SCRIPT', 'FLUSH')),
  async 'out of memory'(place) {
    await setMemory(place, '1mb');
    await pause(place.lastsMs);
    await setMemory(place, '0');
  },
  async 'disk full'({ disk, lastsMs }) {
    if (disk === undefined) return;
    const filler = join(disk, 'filler');
    try {
      // As much as there is room for, and then some.
      for (;;) writeFileSync(filler, Buffer.alloc(1 << 18), { flag: 'a' });
    } catch {
      await pause(lastsMs);
    } finally {
      rmSync(filler, { force: true });
    }
  },
};
