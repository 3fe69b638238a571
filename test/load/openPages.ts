import { inParallel } from '../bench/measureLoad.ts';
import { type Http, openPage, type Page } from './page.ts';

/** Very many conversations, each with its stream open. */
export async function openPages(http: Http, count: number): Promise<readonly Page[]> {
  const pages: Page[] = [];
  await inParallel(16, Array.from({ length: count }), async () => {
    pages.push(await openPage(http));
  });
  return pages;
}
