import { faultyProduct } from '../faults/faultyProduct.ts';
import type { Row } from '../faults/report.ts';
import { median } from '../bench/statistics.ts';
import { openPages } from './openPages.ts';
import { httpOver } from './page.ts';

interface Plan {
  readonly busy: number;
  readonly fresh: number;
}

/** B5: new connections while others are served without a pause. */
export async function newAmongBusy({ busy, fresh }: Plan): Promise<Row> {
  const product = await faultyProduct({});
  const http = httpOver(product.url, busy);
  const now = { isOver: false };
  try {
    await product.start();
    const pages = await openPages(http, busy);
    let turns = 0;
    const working = pages.map(async (page) => {
      while (!now.isOver) {
        await page.turn();
        turns += 1;
      }
    });
    const from = performance.now();
    const times = await Promise.all(
      Array.from({ length: fresh }, async () => {
        const own = httpOver(product.url, 1);
        const begun = performance.now();
        const { status } = await own.call('GET', '/healthz');
        own.close();
        return status === 200 ? performance.now() - begun : Number.POSITIVE_INFINITY;
      }),
    );
    now.isOver = true;
    const perSecond = (turns / (performance.now() - from)) * 1000;
    await Promise.all(working);
    for (const page of pages) page.leave();
    const most = Math.max(...times);
    return {
      goal: 'B5',
      what: `${fresh} new connections at once among ${busy} busy ones: the slowest within 2 s (nothing in front)`,
      figure: `median ${median(times).toFixed(0)} ms, slowest ${most.toFixed(0)} ms, beside ${perSecond.toFixed(0)} turns/s`,
      isMet: Number.isFinite(most),
      isInTime: most <= 2000,
    };
  } finally {
    now.isOver = true;
    http.close();
    product.remove();
  }
}
