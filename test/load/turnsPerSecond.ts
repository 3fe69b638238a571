import { percentile } from '../bench/statistics.ts';
import { faultyProduct } from '../faults/faultyProduct.ts';
import { problemsIn, type Row } from '../faults/report.ts';
import { cpuOf } from './cpuOf.ts';
import { openPages } from './openPages.ts';
import { httpOver, type Page } from './page.ts';

interface Plan {
  readonly perSecond: number;
  readonly seconds: number;
  /** How long it is three times that, and then far more than it can do. */
  readonly tooManySeconds: number;
  readonly farTooMany: number;
}

interface Offered {
  readonly latencies: readonly number[];
  /** Since each line was taken. */
  readonly taken: readonly number[];
  readonly refused: number;
  readonly refusedWithoutWord: number;
  readonly failed: readonly string[];
}

/** A line that is taken is answered within this, however much is offered. */
const MOST_MS = 5000;
/** Lines a second of which two cores have to refuse some. */
const BEYOND = 3000;

/** Pages to a connection: more would hold back in here what the product is to be flooded with. */
const PAGES_EACH = 3;

const pause = async (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/**
 * So many turns begin each second, whether those before have ended or not; each page has one at a time.
 * Who is refused comes back when told to, as a page does.
 */
async function offer(pages: readonly Page[], perSecond: number, seconds: number): Promise<Offered> {
  const [latencies, taken]: [number[], number[]] = [[], []];
  const failed: string[] = [];
  let [refused, refusedWithoutWord] = [0, 0];
  const idle = [...pages];
  const resting: NodeJS.Timeout[] = [];
  const underWay = new Set<Promise<void>>();
  const one = async (page: Page, due: number): Promise<void> => {
    try {
      const { answer, takenMs } = await page.turn();
      if (answer.status === 200) {
        latencies.push(performance.now() - due);
        taken.push(takenMs);
      } else if (answer.status === 429 || answer.status === 503) {
        refused += 1;
        if (answer.retryAfter === undefined) refusedWithoutWord += 1;
        resting.push(setTimeout(() => idle.push(page), Number(answer.retryAfter ?? 1) * 1000));
        return;
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
    const page = idle.shift();
    // Everybody waits for an answer, or was told to come back later.
    if (page === undefined) continue;
    const work = one(page, due).then(() => void underWay.delete(work));
    underWay.add(work);
  }
  await Promise.all(underWay);
  for (const rest of resting) clearTimeout(rest);
  return { latencies, taken, refused, refusedWithoutWord, failed };
}

/** Seconds until five turns in a row are quick. */
async function recovery(page: Page | undefined): Promise<number> {
  const from = performance.now();
  let inARow = 0;
  while (inARow < 5 && performance.now() - from < 30_000) {
    const turned = await page?.turn();
    inARow = turned?.answer.status === 200 && turned.ms < 250 ? inARow + 1 : 0;
    if (inARow === 0) await pause(50);
  }
  return (performance.now() - from) / 1000;
}

/** B2: a rate that has to be held, three times that, far too much, and how soon it is well again. */
export async function turnsPerSecond(plan: Plan): Promise<Row> {
  const { perSecond, seconds, tooManySeconds, farTooMany } = plan;
  const product = await faultyProduct({});
  const many = Math.max(farTooMany, perSecond * 3);
  const connections = Math.ceil(many / PAGES_EACH);
  const http = httpOver(product.url, connections);
  try {
    await product.start();
    const pages = await openPages(http, many);
    // Connections that are there, as a proxy in front keeps them: how soon new ones are is B5's.
    await Promise.all(Array.from({ length: connections }, () => http.call('GET', '/healthz')));
    // Warm: what is compiled on first use is paid for at the start of a process.
    await offer(pages, perSecond * 3, 3);
    const cpuBefore = cpuOf(product.pid());
    const held = await offer(pages, perSecond, seconds);
    const cpu = (cpuOf(product.pid()) - cpuBefore) / held.latencies.length;
    const [p95, p99] = [percentile(held.latencies, 0.95), percentile(held.latencies, 0.99)];
    const problems = [...held.failed];
    const said: string[] = [];
    let [isSoon, isSaid] = [true, true];
    for (const rate of [perSecond * 3, farTooMany]) {
      const flood = await offer(pages, rate, tooManySeconds);
      const wellAgain = await recovery(pages[0]);
      const slowest = percentile(flood.taken, 0.99);
      problems.push(...flood.failed);
      // More than two cores can answer: who is taken in all the same waits for longer and longer.
      if (rate >= BEYOND && flood.refused === 0) problems.push('nobody was refused');
      isSoon &&= wellAgain <= 10 && slowest <= MOST_MS;
      isSaid &&= flood.refusedWithoutWord === 0;
      said.push(
        `at ${rate}/s ${flood.latencies.length} answered ` +
          `(p95 ${percentile(flood.latencies, 0.95).toFixed(0)} ms; p99 ${slowest.toFixed(0)} ms since taken), ` +
          `${flood.refused} refused${isSaid ? '' : ', some without Retry-After'}, ` +
          `well again after ${wellAgain.toFixed(1)} s`,
      );
    }
    for (const page of pages) page.leave();
    return {
      goal: 'B2',
      what:
        `${perSecond} turns/s for ${seconds} s: p95 ≤ 250 ms, p99 ≤ 1 s; three times that and ${farTooMany}/s ` +
        `for ${tooManySeconds} s: what is too much is refused with Retry-After, what is taken is answered within 5 s`,
      figure:
        `p95 ${p95.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ${held.refused} refused, ` +
        `${cpu.toFixed(1)} ms CPU a turn; ${said.join('; ')}; ${problems.length} failed or lost` +
        problemsIn(problems),
      isMet: isSaid && problems.length === 0,
      // What is refused is too much for the machine as it is just then.
      isInTime: p95 <= 250 && p99 <= 1000 && held.refused === 0 && isSoon,
    };
  } finally {
    http.close();
    product.remove();
  }
}
