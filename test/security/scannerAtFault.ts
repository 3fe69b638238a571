/** Files while the virus scanner finds something, fails or is gone: none is kept, and the customer hears why (goal C8). */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EICAR } from '../../services/files/eicar.ts';
import { type ClamdServer, clamdServer } from '../fakes/clamdServer.ts';
import { eventually } from '../fakes/eventually.ts';
import { webClient, type WebClient } from '../support/webClient.ts';
import { hardened, type Hardened } from './hardened.ts';

/** What is done to the scanner before a file comes, and what is said then. `hangs` takes ten seconds. */
const FAULTS = [
  ['resets', 'unchecked'],
  ['hangs up', 'unchecked'],
  ['says half', 'unchecked'],
  ['says too much', 'unchecked'],
  ['speaks another language', 'unchecked'],
  ['hangs', 'unchecked'],
  ['scans', 'infected'],
] as const;

interface Tried {
  readonly cases: number;
  readonly slowestMs: number;
  readonly problems: readonly string[];
}

const repliesOf = async (client: WebClient): Promise<readonly (string | undefined)[]> =>
  (await client.messages()).map(({ channelData }) => channelData?.reply);

/** Sends files with one message; its time until it is acknowledged. */
async function send(url: string, client: WebClient, files: readonly Buffer[]): Promise<number> {
  const form = new FormData();
  form.append('activity', new Blob(['{"type":"message","text":"see"}']));
  for (const [index, bytes] of files.entries()) {
    form.append('file', new Blob([new Uint8Array(bytes)]), `ana-${index}.txt`);
  }
  const address = `${url}/v3/directline/conversations/${client.conversationId}/upload`;
  const from = performance.now();
  const headers = { authorization: `Bearer ${client.token}` };
  const { status } = await fetch(address, { method: 'POST', headers, body: form });
  if (status !== 200) throw new Error(`an upload was answered with ${status}`);
  return performance.now() - from;
}

const kept = async ({ folder }: Hardened): Promise<number> =>
  (await readdir(join(folder, 'uploads')).catch(() => [])).length;

/** Until each of the files is spoken of, as it must be. */
async function said(client: WebClient, what: string, times: number): Promise<void> {
  await eventually(`“${what}” is said ${times} times`, async () => {
    const replies = await repliesOf(client);
    return replies.filter((reply) => reply === `attachment.${what}`).length === times;
  });
}

async function tryOne(
  product: Hardened,
  expected: 'infected' | 'unchecked',
): Promise<{ readonly ms: number; readonly problems: readonly string[] }> {
  const client = await webClient(product.url, { demoCustomer: 'ana' });
  const before = await kept(product);
  const ms = await send(
    product.url,
    client,
    [1, 2, 3, 4, 5].map(() => EICAR),
  );
  const problems: string[] = [];
  await said(client, expected, 5).catch((error: unknown) => problems.push(String(error)));
  const more = (await kept(product)) - before;
  if (more > 0) problems.push(`${more} were kept`);
  return { ms, problems };
}

/** @param withHanging whether it also hangs, which takes as long as files are waited for */
export async function scannerAtFault({
  withHanging,
}: {
  readonly withHanging: boolean;
}): Promise<Tried> {
  const problems: string[] = [];
  let slowestMs = 0;
  let cases = 0;
  const server: ClamdServer = await clamdServer();
  const product = await hardened({ CLAMD: server.address, LOG_LEVEL: 'warn' });
  const note = async (what: string, expected: 'infected' | 'unchecked'): Promise<void> => {
    const tried = await tryOne(product, expected);
    problems.push(...tried.problems.map((problem) => `scanner ${what}: ${problem}`));
    slowestMs = Math.max(slowestMs, tried.ms);
    cases += 5;
  };
  try {
    for (const [manner, expected] of FAULTS) {
      if (manner === 'hangs' && !withHanging) continue;
      server.behave(manner);
      await note(manner, expected);
    }
    // It is the scanner that decides, and nothing is refused that it lets pass.
    const client = await webClient(product.url, { demoCustomer: 'ana' });
    const before = await kept(product);
    await send(product.url, client, [Buffer.from('plain')]);
    if ((await kept(product)) !== before + 2) problems.push('a clean file was not kept');
    await server.close();
    await note('is gone', 'unchecked');
    const log = product.written();
    if (!log.includes('"malware":"Eicar-Test-Signature"'))
      problems.push('the log names no malware');
    if (log.includes('ana-0.txt')) problems.push('the log names files');
  } finally {
    await product.remove();
    await server.close().catch(() => undefined);
  }
  return { cases: cases + 1, slowestMs, problems };
}
