import { WebSocket } from 'ws';
import { patiently } from '../support/patiently.ts';
import { faultyProduct } from './faultyProduct.ts';
import { type Random, randomOf } from './random.ts';
import { problemsIn, type Row, upperBound } from './report.ts';

interface Plan {
  readonly seed: number;
  readonly runs: number;
  readonly atOnce: number;
}

interface Seen {
  readonly id: string;
  readonly timestamp?: string;
}
interface ActivitySet {
  readonly activities?: readonly (Seen & { readonly type: string })[];
  readonly watermark?: string;
}

const LINES = 6;
const pause = async (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** A page whose connection breaks again and again while its customer writes. */
async function oneRun(url: string, random: Random): Promise<readonly string[]> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await patiently(() => fetch(`${url}${path}`, { method, headers, ...sent }));
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  };
  const direct = '/v3/directline/conversations';
  const { token } = (await ask('POST', '/api/webchat/token', {})) as { token: string };
  headers['Authorization'] = `Bearer ${token}`;
  type Opened = { readonly conversationId: string; readonly streamUrl: string };
  const opened = (await ask('POST', direct, {})) as Opened;
  const { conversationId } = opened;
  const seen: Seen[] = [];
  let watermark = '';
  let socket: WebSocket | undefined;
  let isOver = false;

  const follow = (streamUrl: string): void => {
    const one = new WebSocket(streamUrl);
    socket = one;
    one.on('error', () => one.terminate());
    one.on('message', (data: Buffer) => {
      // What comes after the line was cut is not the page's any more.
      if (socket !== one || data.length === 0) return;
      const set = JSON.parse(data.toString()) as ActivitySet;
      watermark = set.watermark ?? watermark;
      seen.push(...(set.activities ?? []).filter(({ type }) => type !== 'typing'));
    });
  };
  const reconnect = async (): Promise<void> => {
    const path = `${direct}/${conversationId}?watermark=${watermark}`;
    follow(((await ask('GET', path)) as Opened).streamUrl);
  };
  const breaking = async (): Promise<void> => {
    while (!isOver) {
      await pause(random.below(60));
      const broken = socket;
      socket = undefined;
      broken?.terminate();
      await reconnect();
    }
  };

  follow(opened.streamUrl);
  const broken = breaking();
  // A failure here is heard where it is waited for.
  broken.catch(() => undefined);
  for (let line = 0; line < LINES; line += 1) {
    await ask('POST', `${direct}/${conversationId}/activities`, {
      type: 'message',
      text: `hello ${line}`,
    });
    await pause(random.below(40));
  }
  await pause(150);
  isOver = true;
  await broken;
  const all = (await ask(
    'GET',
    `${direct}/${conversationId}/activities?watermark=0`,
  )) as ActivitySet;
  const there = (all.activities ?? []).map(({ id }) => id);
  const limit = performance.now() + 60_000;
  while (seen.length < there.length && performance.now() < limit) await pause(10);
  socket?.close();
  const ids = seen.map(({ id }) => id);
  if (new Set(ids).size < ids.length) return [`${conversationId} was shown an id twice`];
  return ids.join() === there.join()
    ? []
    : [`${conversationId} saw ${ids.length} of ${there.length}`];
}

/** A6, the web’s half: a page that loses its connection sees everything, once and in order. */
export async function reconnects({ seed, runs, atOnce }: Plan): Promise<Row> {
  const random = randomOf(seed);
  const product = await faultyProduct({});
  try {
    await product.start();
    const problems: string[] = [];
    let left = runs;
    const work = async (): Promise<void> => {
      for (; left > 0;) {
        left -= 1;
        problems.push(...(await oneRun(product.url, random)));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return {
      goal: 'A6',
      what: 'pages whose stream breaks every 30 ms see each activity once; there is no Teams channel yet',
      figure: `${runs} conversations: ${problems.length} wrong (${upperBound(runs)})${problemsIn(problems)}`,
      isMet: problems.length === 0,
    };
  } finally {
    product.remove();
  }
}
