import type { Usage } from '../bench/reportUsage.ts';
import { type MeasuredServer, startServer } from '../bench/startServer.ts';
import type { Row } from '../faults/report.ts';
import { type Http, httpOver, openPage } from './page.ts';

interface Plan {
  readonly turns: number;
  /** Before it counts: caches fill up. */
  readonly warmUp: number;
}

const AT_ONCE = 16;
/** Lines of one conversation: a long chat, and then another customer. */
const LINES = 40;
const SAMPLES = 10;

async function say(http: Http, turns: number): Promise<void> {
  let left = turns;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left > 0) {
        const page = await openPage(http);
        for (let line = 0; line < LINES && left > 0; line += 1) {
          left -= 1;
          await page.turn();
        }
        page.leave();
      }
    }),
  );
}

/** How fast the heap grows, by the least squares over samples taken after collecting. */
function slope(samples: readonly { readonly turns: number; readonly bytes: number }[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, one) => sum + one, 0) / values.length;
  const [x, y] = [mean(samples.map((one) => one.turns)), mean(samples.map((one) => one.bytes))];
  const over = samples.reduce((sum, one) => sum + (one.turns - x) * (one.bytes - y), 0);
  return over / samples.reduce((sum, one) => sum + (one.turns - x) ** 2, 0);
}

/** Pages that have just left are still being closed. */
const STILL_OPEN = 2 * AT_ONCE;

const usageOf = async (server: MeasuredServer): Promise<Usage> =>
  server.usage('usageAfterCollecting');

/** B6: what a long life leaves behind in memory. */
export async function soak({ turns, warmUp }: Plan): Promise<Row> {
  const server = await startServer('ours');
  const http = httpOver(server.url, AT_ONCE);
  try {
    await say(http, warmUp);
    const before = await usageOf(server);
    let after = before;
    const samples = [{ turns: 0, bytes: before.heapBytes }];
    for (let sample = 1; sample <= SAMPLES; sample += 1) {
      await say(http, turns / SAMPLES);
      after = await usageOf(server);
      samples.push({ turns: (turns / SAMPLES) * sample, bytes: after.heapBytes });
    }
    const perTenThousand = (slope(samples) * 10_000) / 1e6;
    const [first, last] = [samples[0]?.bytes ?? 0, samples.at(-1)?.bytes ?? 0];
    const figure =
      `${perTenThousand.toFixed(2)} MB per 10,000 turns (${(first / 1e6).toFixed(1)} to ` +
      `${(last / 1e6).toFixed(1)} MB), handles ${before.handles} to ${after.handles}, ` +
      `listeners ${before.listeners} to ${after.listeners}`;
    const isLeft =
      after.handles > before.handles + STILL_OPEN || after.listeners > before.listeners;
    return {
      goal: 'B6',
      what: `heap after ${turns} turns, past the first ${warmUp}: at most 1 MB more per 10,000, no more handles or listeners`,
      // Less than this says more about the collector than about the product.
      figure: turns < 10_000 ? `${figure}; too few turns for a verdict on the heap` : figure,
      isMet: !isLeft && (turns < 10_000 || perTenThousand <= 1),
    };
  } finally {
    http.close();
    await server.stop();
  }
}
