import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './checker.ts';
import { customer } from './customer.ts';
import { deskDouble } from './deskDouble.ts';
import { faultyProduct } from './faultyProduct.ts';
import { marker } from './markers.ts';
import { problemsIn, type Row, upperBound } from './report.ts';
import { storedRequests } from './storedRequests.ts';

interface Plan {
  readonly conversations: number;
  readonly fullForMs: number;
}

const what =
  'the disk is full in the middle: nothing acknowledged is lost, and it resumes by itself';

/** A8: the store's disk fills up while customers write, and is made larger after a while. */
export async function fullDisk({ conversations, fullForMs }: Plan): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'full-'));
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
  if (mount.status !== 0) {
    rmSync(folder, { recursive: true });
    const figure = 'needs a file system of a size of its own: mount says no to this user';
    return { goal: 'A8', what, figure, isMet: undefined };
  }
  const desk = await deskDouble({ isIdempotent: false });
  const product = await faultyProduct({ deskUrl: desk.url, dataDir: folder });
  try {
    await product.start();
    const everybody = Array.from({ length: conversations }, (_, index) =>
      customer(product.url, { marker: marker(index), kind: 'outage' }),
    );
    const sent = Promise.all(
      everybody.map(async (who) => {
        await who.submit();
        return who.untilDone();
      }),
    );
    // A failure here is heard where it is waited for.
    sent.catch(() => undefined);
    const limit = performance.now() + 180_000;
    while (!/SQLITE_FULL|database or disk is full|ENOSPC/.test(product.written())) {
      if (performance.now() > limit) throw new Error('The disk never was full.');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await new Promise((resolve) => setTimeout(resolve, fullForMs));
    execFileSync('mount', ['-o', 'remount,size=200m', folder]);
    const submissions = await sent;
    const talks = await Promise.all(everybody.map((who) => who.talked()));
    const hasStayed = product.isRunning();
    await product.end('SIGTERM');
    const requests = await storedRequests(folder);
    const problems = [
      ...check(submissions, talks, { opened: desk.opened, acts: desk.acts, requests }),
      ...(hasStayed ? [] : ['the process had to be started again']),
    ];
    return {
      goal: 'A8',
      what,
      figure:
        `${conversations} conversations: ${problems.length} wrong ` +
        `(${upperBound(conversations)}), the file is whole${problemsIn(problems)}`,
      isMet: problems.length === 0,
    };
  } finally {
    await product.end('SIGKILL');
    spawnSync('umount', [folder]);
    product.remove();
    await desk.close();
  }
}
