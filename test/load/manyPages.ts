import { faultyProduct } from '../faults/faultyProduct.ts';
import { problemsIn, type Row } from '../faults/report.ts';
import { percentile } from '../bench/statistics.ts';
import { memoryOf } from './memoryOf.ts';
import { openPages } from './openPages.ts';
import { httpOver } from './page.ts';

interface Plan {
  readonly open: number;
  readonly stored: number;
}

/** B3: very many pages are open, and more conversations are stored. */
export async function manyPages({ open, stored }: Plan): Promise<Row> {
  const product = await faultyProduct({});
  const http = httpOver(product.url, 32);
  try {
    await product.start();
    const before = memoryOf(product.pid());
    for (const page of await openPages(http, stored - open)) page.leave();
    const pages = await openPages(http, open);
    const megabytes = memoryOf(product.pid());
    const latencies: number[] = [];
    for (const page of pages.slice(0, 50)) latencies.push((await page.turn()).ms);
    const closed = pages.filter(({ isOpen }) => !isOpen);
    const problems = closed.map(({ conversationId }) => `${conversationId} was cut off`);
    for (const page of pages) page.leave();
    return {
      goal: 'B3',
      what: `${open} open streams and ${stored} stored conversations in at most 600 MB`,
      figure:
        `${megabytes.toFixed(0)} MB (${before.toFixed(0)} before), a turn p95 ` +
        `${percentile(latencies, 0.95).toFixed(0)} ms${problemsIn(problems)}`,
      isMet: megabytes <= 600 && problems.length === 0,
    };
  } finally {
    http.close();
    product.remove();
  }
}
