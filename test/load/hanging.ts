import { percentile } from '../bench/statistics.ts';
import { deskDouble } from '../faults/deskDouble.ts';
import { turnedAway } from '../support/turnedAway.ts';
import { type WebClient, webClient } from '../support/webClient.ts';
import { faultyProduct } from '../faults/faultyProduct.ts';
import { problemsIn, type Row } from '../faults/report.ts';
import { openPages } from './openPages.ts';
import { httpOver, unlessBusy } from './page.ts';

interface Plan {
  readonly pages: number;
  readonly linesEach: number;
}

const MOST_MS = 5000;
const CUSTOMERS = ['ana', 'dana', 'jonas', 'omar'] as const;
const ASKS_EACH = 2;
const PATIENCE_MS = 120_000;

async function isToldOfDesk(client: WebClient): Promise<boolean> {
  const all = await client.messages();
  return all.some(({ text = '' }) => text.includes('does not answer at the moment'));
}

/** B1: the desk takes every call and answers none, while customers write and send requests. */
export async function hanging({ pages: count, linesEach }: Plan): Promise<Row> {
  const desk = await deskDouble({ isIdempotent: true });
  desk.fault = () => 'timeoutBefore';
  const product = await faultyProduct({ deskUrl: desk.url });
  const http = httpOver(product.url, 32);
  try {
    await product.start();
    const away = turnedAway(product.pid());
    const pages = await openPages(http, count);
    const latencies: number[] = [];
    const problems: string[] = [];
    // Customers whose turn itself asks the desk.
    const asking = CUSTOMERS.map(async (demoCustomer) => {
      for (let ask = 0; ask < ASKS_EACH; ask += 1) {
        const client = await webClient(product.url, { demoCustomer });
        const from = performance.now();
        await client.post('status of case 100001');
        while (!(await isToldOfDesk(client)) && performance.now() - from < PATIENCE_MS) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        const ms = performance.now() - from;
        latencies.push(ms);
        if (ms >= PATIENCE_MS) problems.push('a customer who asks for a case is not answered');
      }
    });
    await Promise.all([
      ...asking,
      ...pages.map(async (page) => {
        for (let line = 0; line < linesEach; line += 1) {
          try {
            const from = performance.now();
            const { answer } = await unlessBusy(
              () => page.turn(),
              (turned) => turned.answer,
              () => void away.note(),
            );
            // Who is turned away waits for an answer since the first try.
            latencies.push(performance.now() - from);
            if (answer.status !== 200) problems.push(`answered by ${answer.status}`);
          } catch (error) {
            problems.push(error instanceof Error ? error.message : String(error));
          }
        }
        page.leave();
      }),
    ]);
    away.stop();
    if (away.withoutReason > 0) problems.push(`${away.withoutReason} turned away without reason`);
    const slowest = Math.max(...latencies);
    const p999 = percentile(latencies, 0.999);
    return {
      goal: 'B1',
      what: 'a turn is answered within 5 s at p99.9 while the desk hangs (there is no Azure to hang yet)',
      figure:
        `${latencies.length} turns, requests sent and cases looked up among them: p99.9 ${p999.toFixed(0)} ms, ` +
        `slowest ${slowest.toFixed(0)} ms, ${away.times} times turned away at first${problemsIn(problems)}`,
      isMet: problems.length === 0,
      isInTime: p999 <= MOST_MS,
    };
  } finally {
    http.close();
    product.remove();
    await desk.close();
  }
}
