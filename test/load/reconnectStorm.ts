import { faultyProduct } from '../faults/faultyProduct.ts';
import { problemsIn, type Row } from '../faults/report.ts';
import { inParallel } from '../bench/measureLoad.ts';
import { openPages } from './openPages.ts';
import { httpOver, type Page } from './page.ts';

interface Plan {
  readonly pages: number;
}

const MOST_MS = 20_000;

async function wrongIn(http: ReturnType<typeof httpOver>, page: Page): Promise<string[]> {
  const path = `/v3/directline/conversations/${page.conversationId}/activities?watermark=0`;
  const { body } = await http.call('GET', path, undefined, page.token);
  const { activities } = JSON.parse(body) as {
    readonly activities: readonly { readonly id: string; readonly type: string }[];
  };
  const there = activities.filter(({ type }) => type === 'message').map(({ id }) => id);
  // An id twice is a message that took the place of another, in the log as on the page.
  return page.seen.join() === there.join() ? [] : [`${page.conversationId} differs from its log`];
}

/** What is last said may still be on its way to a page. */
async function wrongInTheEnd(http: ReturnType<typeof httpOver>, page: Page): Promise<string[]> {
  const until = performance.now() + MOST_MS;
  for (;;) {
    const wrong = await wrongIn(http, page);
    if (wrong.length === 0 || performance.now() > until) return wrong;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** B4: everybody’s connection breaks at once, by a restart, and everybody comes back. */
export async function reconnectStorm({ pages: count }: Plan): Promise<Row> {
  const product = await faultyProduct({});
  const http = httpOver(product.url, 256);
  try {
    await product.start();
    const pages = await openPages(http, count);
    // Something new in each, so that there is something to miss.
    await inParallel(16, pages, async (page) => void (await page.turn()));
    await product.end('SIGKILL');
    for (const page of pages) page.leave();
    await product.start();
    const from = performance.now();
    let tries = 0;
    await Promise.all(
      pages.map(async (page) => {
        for (let wait = 500; ; wait = Math.min(wait * 2, 4000)) {
          tries += 1;
          if (await page.comeBack()) return;
          if (performance.now() - from > MOST_MS * 9) return;
          await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random() * 0.5)));
        }
      }),
    );
    const seconds = (performance.now() - from) / 1000;
    const away = pages.filter(({ isOpen }) => !isOpen).length;
    await inParallel(16, pages, async (page) => void (await page.turn()));
    const problems: string[] = [];
    await inParallel(16, pages, async (page) => {
      problems.push(...(await wrongInTheEnd(http, page)));
    });
    for (const page of pages) page.leave();
    return {
      goal: 'B4',
      what: `${count} pages at once after a restart: all back within 20 s, nothing missed or doubled`,
      figure:
        `all back after ${seconds.toFixed(1)} s by ${tries} tries, ${away} not; ` +
        `${problems.length} wrong${problemsIn(problems)}`,
      isMet: away === 0 && problems.length === 0,
      isInTime: seconds * 1000 <= MOST_MS,
    };
  } finally {
    http.close();
    product.remove();
  }
}
