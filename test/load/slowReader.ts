import { faultyProduct } from '../faults/faultyProduct.ts';
import { problemsIn, type Row } from '../faults/report.ts';
import { inParallel } from '../bench/measureLoad.ts';
import { percentile } from '../bench/statistics.ts';
import { memoryOf } from './memoryOf.ts';
import { httpOver, openPage } from './page.ts';

interface Plan {
  readonly lines: number;
}

const ENOUGH = 3000;
const DIRECT = '/v3/directline/conversations';
/** As long as a line may be. */
const TEXT = `hello ${'x'.repeat(1900)}`;

/** B7: a page that reads nothing of what it is sent, in a conversation where very much is said. */
export async function slowReader({ lines }: Plan): Promise<Row> {
  const product = await faultyProduct({});
  const http = httpOver(product.url, 8);
  try {
    await product.start();
    const slow = await openPage(http);
    const other = await openPage(http);
    await other.turn();
    slow.stall();
    const before = memoryOf(product.pid());
    const latencies: number[] = [];
    const problems: string[] = [];
    const path = `${DIRECT}/${slow.conversationId}/activities`;
    let most = before;
    await inParallel(8, Array.from({ length: lines }).keys().toArray(), async (line) => {
      const activity = { type: 'message', text: `${TEXT} ${line}` };
      const { status } = await http.call('POST', path, activity, slow.token);
      if (status !== 200) problems.push(`a line was answered by ${status}`);
      if (line % 20 !== 0) return;
      most = Math.max(most, memoryOf(product.pid()));
    });
    for (let turn = 0; turn < 20; turn += 1) latencies.push((await other.turn()).ms);
    const grown = most - before;
    // The page itself does not hear that it was cut off, for it reads nothing: the product says it.
    const { body } = await http.call('GET', '/metrics');
    const open = Number(/^\S*(?:sockets|pages|streams)\S* (\d+)/m.exec(body)?.[1] ?? Number.NaN);
    // Less is still on its way through the buffers of the machine.
    if (open > 1 && lines >= ENOUGH) problems.push(`${open} pages are still connected`);
    const p95 = percentile(latencies, 0.95);
    if (p95 > 1000) problems.push('others wait');
    return {
      goal: 'B7',
      what: 'a page that never reads is cut off, and others do not feel it',
      figure:
        `${lines} lines of 2 KB: memory +${grown.toFixed(0)} MB, ${Number.isNaN(open) ? '?' : open} ` +
        `stream left (the other one), others’ p95 ${p95.toFixed(0)} ms${problemsIn(problems)}`,
      isMet: problems.length === 0,
    };
  } finally {
    http.close();
    product.remove();
  }
}
