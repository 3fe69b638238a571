import { startServer } from '../bench/startServer.ts';
import { problemsIn, type Row } from '../faults/report.ts';
import { inParallel } from '../bench/measureLoad.ts';
import { percentile } from '../bench/statistics.ts';
import { turnedAway } from '../support/turnedAway.ts';
import { httpOver, openPage, unlessBusy } from './page.ts';

interface Plan {
  readonly lines: number;
}

const ENOUGH = 3000;
const DIRECT = '/v3/directline/conversations';
/** In memory, besides what the kernel keeps for a connection; and a frame more, with which it is noticed. */
const MOST_BYTES = 1_010_000;
const LOOKED_AT_EACH = 10;
/** As long as a line may be. */
const TEXT = `hello ${'x'.repeat(1900)}`;

/** B7: a page that reads nothing of what it is sent, in a conversation where very much is said. */
export async function slowReader({ lines }: Plan): Promise<Row> {
  // One machine plays everybody.
  const product = await startServer('ours', { LIMIT_LINES: '0' });
  const http = httpOver(product.url, 8);
  const away = turnedAway(product.pid);
  try {
    const slow = await openPage(http);
    const other = await openPage(http);
    await other.turn();
    slow.stall();
    const latencies: number[] = [];
    const problems: string[] = [];
    const path = `${DIRECT}/${slow.conversationId}/activities`;
    let most = 0;
    await inParallel(8, Array.from({ length: lines }).keys().toArray(), async (line) => {
      const activity = { type: 'message', text: `${TEXT} ${line}` };
      const { status } = await unlessBusy(
        () => http.call('POST', path, activity, slow.token),
        (answer) => answer,
        () => void away.note(),
      );
      if (status !== 200) problems.push(`a line was answered by ${status}`);
      if (line % LOOKED_AT_EACH !== 0) return;
      most = Math.max(most, (await product.usage()).unsentBytes);
    });
    for (let turn = 0; turn < 20; turn += 1) latencies.push((await other.turn()).ms);
    if (away.withoutReason > 0) problems.push(`${away.withoutReason} lines answered by 503`);
    if (most > MOST_BYTES) problems.push('more is kept for it');
    // The page itself does not hear that it was cut off, for it reads nothing: the product says it.
    const { body } = await http.call('GET', '/metrics');
    const open = Number(/^\S*(?:sockets|pages|streams)\S* (\d+)/m.exec(body)?.[1] ?? Number.NaN);
    // Less is still on its way through the buffers of the machine.
    if (open > 1 && lines >= ENOUGH) problems.push(`${open} pages are still connected`);
    const p95 = percentile(latencies, 0.95);
    return {
      goal: 'B7',
      what: 'a page that never reads has at most 1 MB waiting in memory, is then cut off, and others do not feel it',
      figure:
        `${lines} lines of 2 KB: at most ${(most / 1e6).toFixed(2)} MB waited for it, ${Number.isNaN(open) ? '?' : open} ` +
        `stream left (the other one), others’ p95 ${p95.toFixed(0)} ms, ${away.times} times turned away at first${problemsIn(problems)}`,
      isMet: problems.length === 0,
      isInTime: p95 <= 1000,
    };
  } finally {
    away.stop();
    http.close();
    await product.stop();
  }
}
