import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  echoService,
  type EchoService,
  type Wire,
} from '../bot/channels/directLine/echoService.ts';
import { problemsIn, type Row } from '../faults/report.ts';
import { memoryOf } from '../load/memoryOf.ts';
import { hardened, type Hardened } from './hardened.ts';
import { scannerAtFault } from './scannerAtFault.ts';
import { settledMemory } from './settledMemory.ts';
import { attach, HOSTILE_FILES, HOSTILE_NAMES, type Mine, zipBomb } from './hostileFiles.ts';

/** What is wrong with how a file that was taken is shown and served. */
async function servedWrongly(url: string, isPicture: boolean): Promise<readonly string[]> {
  const { headers, body } = await fetch(url);
  await body?.cancel();
  const shown = headers.get('content-disposition') ?? '';
  const facts: readonly (readonly [string, boolean])[] = [
    ['may be sniffed', headers.get('x-content-type-options') === 'nosniff'],
    ['may script', headers.get('content-security-policy') === "default-src 'none'; sandbox"],
    ['is shown in the page', shown.startsWith(isPicture ? 'inline' : 'attachment')],
    ['has a name that does something', /^\w+; filename\*=UTF-8''[\w.%~-]+$/.test(shown)],
    ['sets a cookie', headers.get('set-cookie') === null],
  ];
  return facts.flatMap(([what, isFine]) => (isFine ? [] : [what]));
}

async function tryAll(service: EchoService): Promise<readonly string[]> {
  const problems: string[] = [];
  const mine = await service.token();
  for (const { what, name, bytes, as } of HOSTILE_FILES) {
    const kept = await attach(service, mine, name, bytes);
    if (kept?.contentType !== as) problems.push(`${what}: ${kept?.contentType ?? 'refused'}`);
    if (kept === undefined) continue;
    const wrong = await servedWrongly(kept.contentUrl, kept.contentType.startsWith('image/'));
    problems.push(...wrong.map((one) => `${what} ${one}`));
  }
  for (const [name, shown] of HOSTILE_NAMES) {
    const kept = await attach(service, mine, name, 'x');
    const isRight =
      shown === undefined || kept === undefined
        ? kept === shown
        : typeof shown === 'string'
          ? kept.name === shown
          : shown.test(kept.name);
    if (!isRight) problems.push(`${JSON.stringify(name.slice(0, 40))} is called ${kept?.name}`);
    if (kept === undefined) continue;
    problems.push(...(await servedWrongly(kept.contentUrl, false)));
  }
  return problems;
}

/** What does not fit into a test’s own memory goes to a process of its own, whose memory is looked at. */
async function tryHeavy(product: Hardened, times: number) {
  const problems: string[] = [];
  let slowest = 0;
  const before = await settledMemory(product.pid);
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, memoryOf(product.pid))), 50);
  const begun = await fetch(`${product.url}/api/webchat/token`, { method: 'POST' });
  const { token, conversationId } = (await begun.json()) as Mine;
  const address = `${product.url}/v3/directline/conversations/${conversationId}`;
  const headers = { authorization: `Bearer ${token}` };
  const big = new Uint8Array(10 * 1024 * 1024 + 1).fill(120);
  const bomb = new Uint8Array(zipBomb());
  for (let time = 0; time < times; time += 1) {
    const form = new FormData();
    form.append('activity', new Blob(['{"type":"message","text":"see"}']));
    form.append('file', new Blob([big]), 'a.log');
    form.append('file', new Blob([bomb]), 'logs.zip');
    const from = performance.now();
    const sent = await fetch(`${address}/upload`, { method: 'POST', headers, body: form });
    slowest = Math.max(slowest, performance.now() - from);
    const { id } = (await sent.json()) as { readonly id: string };
    const log = await fetch(`${address}/activities?watermark=0`, { headers });
    const { activities } = (await log.json()) as { readonly activities: readonly Wire[] };
    const kept = activities.find((line) => line.id === id)?.attachments ?? [];
    if (kept.map(({ name }) => name).join() !== 'logs.zip') problems.push(`${kept.length} kept`);
    const lain = await readFile(join(product.folder, 'uploads', urlId(kept[0]?.contentUrl)));
    if (!lain.equals(bomb)) problems.push('an archive was changed');
  }
  clearInterval(watch);
  return { problems, slowest, grown: most - before };
}

const urlId = (url = ''): string => url.replace(/^.*\//, '');

/** C8: files that people should not send, under names that they should not have. */
export async function hostileUploads({ rounds }: { readonly rounds: number }): Promise<Row> {
  const service = await echoService();
  const problems: string[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) problems.push(...(await tryAll(service)));
  } finally {
    await service.close();
  }
  const product = await hardened();
  try {
    const heavy = await tryHeavy(product, rounds * 5);
    problems.push(...heavy.problems);
    if (heavy.grown > 100) problems.push(`memory grew by ${heavy.grown.toFixed(0)} MB`);
    if (heavy.slowest > 5000) problems.push(`one took ${heavy.slowest.toFixed(0)} ms`);
    const scanned = await scannerAtFault({ withHanging: rounds > 1 });
    problems.push(...scanned.problems);
    // Pages give up after 20 seconds.
    if (scanned.slowestMs > 12_000) problems.push('a scanner that hangs held a page up');
    const cases = rounds * (HOSTILE_FILES.length + HOSTILE_NAMES.length + 10);
    return {
      goal: 'C8',
      what: 'files outside the policy, pretended kinds, names that lead elsewhere, bombs, a scanner at fault',
      figure:
        `${cases} files: ${problems.length} wrong; memory +${heavy.grown.toFixed(0)} MB by 10 MB and a ` +
        `bomb at once, slowest ${(heavy.slowest / 1000).toFixed(2)} s; ${scanned.cases} while the scanner ` +
        `fails or finds something, slowest ${(scanned.slowestMs / 1000).toFixed(2)} s${problemsIn(problems)}`,
      isMet: problems.length === 0,
    };
  } finally {
    await product.remove();
  }
}
