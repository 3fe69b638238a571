import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cuttingProxy } from '../support/cuttingProxy.ts';
import { startRedis } from '../support/redisServer.ts';
import { check, type Submission } from './checker.ts';
import { type Customer, customer, type Kind } from './customer.ts';
import { deskDouble } from './deskDouble.ts';
import { faultyProduct } from './faultyProduct.ts';
import { marker } from './markers.ts';
import { randomOf } from './random.ts';
import { REDIS_FAULTS } from './redisAtFault.ts';
import { problemsIn, type Row, upperBound } from './report.ts';
import { storedRequests } from './storedRequests.ts';

interface Plan {
  readonly seed: number;
  /** Conversations under each fault. */
  readonly each: number;
  readonly lastsMs: number;
  /** Customers at once. */
  readonly atOnce: number;
  /** How long something may fail before that is the finding. */
  readonly patienceMs: number;
}

const KINDS: readonly Kind[] = ['question', 'outage', 'feedback'];

/** A small disk, for root only. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', folder]);
  if (status === 0) return folder;
  rmSync(folder, { recursive: true });
  return undefined;
}

function noDisk(folder: string): void {
  // Lazily: where the run was broken off, Redis may still be writing there.
  spawnSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
}

/**
 * A7: Redis fails in ten ways, and one process stands still, one after the other, while customers write, each to
 * two processes at once.
 */
export async function redisFaults({ seed, each, lastsMs, atOnce, patienceMs }: Plan): Promise<Row> {
  const random = randomOf(seed);
  const disk = smallDisk();
  const leave = (): void => {
    if (disk !== undefined) noDisk(disk);
  };
  process.once('exit', leave);
  const faults = Object.entries(REDIS_FAULTS).filter(
    ([name]) => disk !== undefined || name !== 'disk full',
  );
  const desk = await deskDouble({ isIdempotent: false });
  const server = await startRedis(
    disk === undefined ? {} : { dir: disk, 'auto-aof-rewrite-min-size': '16mb' },
  );
  const proxy = await cuttingProxy(server.socket);
  const direct = await faultyProduct({ deskUrl: desk.url, env: { REDIS_URL: server.url } });
  const { dataDir } = direct;
  const cut = await faultyProduct({ deskUrl: desk.url, dataDir, env: { REDIS_URL: proxy.socket } });
  const products = [direct, cut];
  const everybody: Customer[] = [];
  const submissions: Submission[] = [];
  const problems: string[] = [];
  let isOver = false;

  /** Every line is sent to both processes at once, as a client does that tries again. */
  async function one(): Promise<void> {
    const urls = products.map(({ url }) => url);
    const kind = random.pick(KINDS);
    const who = customer(urls, {
      marker: marker(everybody.length),
      kind,
      patienceMs,
      copies: () => products.length,
    });
    everybody.push(who);
    await who.submit();
    submissions.push(await who.untilDone());
  }
  async function oneAfterTheOther(): Promise<void> {
    while (!isOver) {
      try {
        await one();
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
      }
    }
  }

  try {
    const started = await Promise.all(products.map(async (product) => product.start()));
    if (started.includes(false)) throw new Error(products.map((all) => all.written()).join('\n'));
    const customers = Array.from({ length: atOnce }, oneAfterTheOther);
    for (const [name, happens] of faults) {
      const enough = submissions.length + each;
      const limit = performance.now() + patienceMs + each * 10_000;
      while (submissions.length < enough && performance.now() < limit) {
        const ended = products.find((product) => !product.isRunning());
        if (ended !== undefined) throw new Error(`${name} ended a process:\n${ended.written()}`);
        await happens({
          server,
          proxy,
          signal: (sent) => direct.signal(sent),
          disk,
          lastsMs,
          random,
        });
        await new Promise((resolve) => setTimeout(resolve, lastsMs * random.next()));
      }
      if (submissions.length < enough) problems.push(`${name}: nobody gets through any more`);
    }
    isOver = true;
    await Promise.all(customers);
    const talks = await Promise.all(everybody.map((who) => who.talked()));
    await Promise.all(products.map(async (product) => product.end('SIGTERM')));
    const requests = await storedRequests(server.url);
    const found = { opened: desk.opened, acts: desk.acts, requests };
    problems.push(...check(submissions, talks, found));
    const { length } = submissions;
    const tried = faults.map(([name]) => name).join(', ');
    return {
      goal: 'A7',
      what: `Redis at fault under two processes that both get every line: ${tried}`,
      figure:
        `${length} conversations, ${each} or more under each: ${problems.length} wrong ` +
        `(${upperBound(length)})${problemsIn(problems)}`,
      isMet: problems.length === 0,
    };
  } finally {
    isOver = true;
    await Promise.all(products.map(async (product) => product.end('SIGKILL')));
    for (const product of products) product.remove();
    await proxy.stop();
    await server.stop();
    process.off('exit', leave);
    leave();
    await desk.close();
  }
}
