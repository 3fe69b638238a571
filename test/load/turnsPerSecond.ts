import { percentile } from '../bench/statistics.ts';
import { faultyProduct } from '../faults/faultyProduct.ts';
import { problemsIn, type Row } from '../faults/report.ts';
import { cpuOf } from './cpuOf.ts';
import { openPages } from './openPages.ts';
import { httpOver, type Page } from './page.ts';

interface Plan {
  readonly perSecond: number;
  readonly seconds: number;
  readonly tooManySeconds: number;
}

interface Offered {
  readonly latencies: readonly number[];
  readonly refused: number;
  readonly refusedWithoutWord: number;
  readonly failed: readonly string[];
}

const pause = async (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** So many turns begin each second, whether those before have ended or not; each page has one at a time. */
async function offer(pages: readonly Page[], perSecond: number, seconds: number): Promise<Offered> {
  const latencies: number[] = [];
  const failed: string[] = [];
  let [refused, refusedWithoutWord] = [0, 0];
  const idle = [...pages];
  const underWay = new Set<Promise<void>>();
  const one = async (page: Page, due: number): Promise<void> => {
    try {
      const { answer } = await page.turn();
      if (answer.status === 200) latencies.push(performance.now() - due);
      else if (answer.status === 429 || answer.status === 503) {
        refused += 1;
        if (answer.retryAfter === undefined) refusedWithoutWord += 1;
      } else failed.push(`${answer.status} ${answer.body}`);
    } catch (error) {
      failed.push(error instanceof Error ? error.message : String(error));
    }
    idle.push(page);
  };
  const begun = performance.now();
  for (let count = 0; count < perSecond * seconds; count += 1) {
    // When it was to begin: what waits for its turn to be sent has waited too.
    const due = begun + (count / perSecond) * 1000;
    while (performance.now() < due) await pause(1);
    let page = idle.shift();
    for (; page === undefined; page = idle.shift()) await pause(1);
    const work = one(page, due).then(() => void underWay.delete(work));
    underWay.add(work);
  }
  await Promise.all(underWay);
  return { latencies, refused, refusedWithoutWord, failed };
}

/** B2: a rate that has to be held, three times that, and how soon it is well again. */
export async function turnsPerSecond({ perSecond, seconds, tooManySeconds }: Plan): Promise<Row> {
  const product = await faultyProduct({});
  const http = httpOver(product.url, 64);
  try {
    await product.start();
    const pages = await openPages(http, perSecond * 3);
    await offer(pages, perSecond, 2);
    const cpuBefore = cpuOf(product.pid());
    const held = await offer(pages, perSecond, seconds);
    const cpu = (cpuOf(product.pid()) - cpuBefore) / held.latencies.length;
    const flood = await offer(pages, perSecond * 3, tooManySeconds);
    const from = performance.now();
    let inARow = 0;
    while (inARow < 5 && performance.now() - from < 30_000) {
      const [page] = pages;
      const turned = await page?.turn();
      inARow = turned?.answer.status === 200 && turned.ms < 250 ? inARow + 1 : 0;
    }
    const recovered = performance.now() - from;
    const [p95, p99] = [percentile(held.latencies, 0.95), percentile(held.latencies, 0.99)];
    const problems = [...held.failed, ...flood.failed];
    for (const page of pages) page.leave();
    return {
      goal: 'B2',
      what: `${perSecond} turns/s for ${seconds} s: p95 ≤ 250 ms, p99 ≤ 1 s; three times that for ${tooManySeconds} s`,
      figure:
        `p95 ${p95.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ${held.refused} refused, ` +
        `${cpu.toFixed(1)} ms CPU a turn; at 3 times: ` +
        `${flood.latencies.length} answered (p95 ${percentile(flood.latencies, 0.95).toFixed(0)} ms), ` +
        `${flood.refused} refused, ${flood.refusedWithoutWord} of them without Retry-After; well again ` +
        `after ${(recovered / 1000).toFixed(1)} s; ${problems.length} failed${problemsIn(problems)}`,
      isMet:
        p95 <= 250 &&
        p99 <= 1000 &&
        held.refused === 0 &&
        flood.refusedWithoutWord === 0 &&
        problems.length === 0 &&
        recovered <= 10_000,
    };
  } finally {
    http.close();
    product.remove();
  }
}
