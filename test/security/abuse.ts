import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inParallel } from '../bench/measureLoad.ts';
import { randomOf } from '../faults/random.ts';
import { problemsIn, type Row } from '../faults/report.ts';
import { memoryOf } from '../load/memoryOf.ts';
import { type Http, httpOver, openPage, type Page } from '../load/page.ts';
import { TEAMS } from './doors.ts';
import { type Hardened, hardened } from './hardened.ts';
import { settledMemory } from './settledMemory.ts';
import { raw, statusOf } from './sockets.ts';

interface Plan {
  readonly seed: number;
  readonly tokens: number;
  readonly bombs: number;
  readonly slow: number;
}

/** Attackers share one core with customers; with more at once it is the queue that is measured. */
const AT_ONCE = 2;
const BOMB = new Uint8Array(gzipSync(Buffer.alloc(50_000_000)));
const ACTIVITIES = '/v3/directline/conversations/x/activities';
const MESSAGES = '/api/messages';
/**
 * Collects early, so that the memory of the process is what it holds: by itself V8 lets 100 MB of what is over lie
 * about before it looks, whoever has called (measured: 57,000 calls with one same token cost 90 MB, the next none).
 */
const COLLECTS = ['--max-semi-space-size=4', '--heap-growing-percent=20'];
const KEYS = new URL('keysOfTeams.ts', import.meta.url).href;
/** With Teams: who checks its tokens may be made to remember each. */
const SETTINGS = {
  TEAMS_APP_ID: TEAMS.appId,
  TEAMS_APP_TYPE: 'SingleTenant',
  TEAMS_APP_PASSWORD: 'a-password-of-the-app',
  TEAMS_TENANT_ID: TEAMS.tenantId,
};
/** What is so long in coming is cut off: ten seconds, looked at every two. */
const CUT_OFF_MS = 20_000;
const encoded = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that nobody issued, each with names of its own in it: the bot's and an emulator's are the longest checked. */
function garbageToken(n: number, below: (limit: number) => number): string {
  const alg = ['HS256', 'RS256', 'none', 'ES512'][below(4)];
  const tid = `${n}-${below(1e9)}-${'x'.repeat(below(2) * 5000)}`;
  const claims = {
    iss: `https://sts.windows.net/${n}/`,
    tid,
    ver: '1.0',
    appid: TEAMS.appId,
    aud: TEAMS.appId,
    exp: 9e9,
  };
  return `${encoded({ alg, typ: 'JWT', kid: String(n) })}.${encoded(claims)}.${'A'.repeat(43)}`;
}

const p99 = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.99)] ?? 0;

/** Customers who write meanwhile, until told to stop: how long each call took until it was answered. */
function customers(pages: readonly Page[]) {
  const taken: number[] = [];
  const failed: string[] = [];
  let isOver = false;
  const all = Promise.all(
    pages.map(async (page) => {
      while (!isOver) {
        const { ms, answer } = await page.turn('hello');
        if (answer.status === 200) taken.push(ms);
        else failed.push(String(answer.status));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }),
  );
  return async () => {
    isOver = true;
    await all;
    return { taken, failed };
  };
}

async function talkFor(pages: readonly Page[], ms: number) {
  const end = customers(pages);
  await new Promise((resolve) => setTimeout(resolve, ms));
  return end();
}

/** Everything that can be sent by who has no token. Returns what was answered in another way than refused. */
async function attack(product: Hardened, http: Http, plan: Plan): Promise<readonly string[]> {
  const random = randomOf(plan.seed);
  const port = Number(product.port);
  const letIn: string[] = [];
  const refused = (what: string, status: number): void => {
    if (status < 400 || status >= 500) letIn.push(`${what}: ${status}`);
  };
  await inParallel(
    AT_ONCE,
    Array.from({ length: plan.tokens }, (_, n) => n),
    async (n) => {
      const token = garbageToken(n, (limit) => random.below(limit));
      const { status } = await (n % 2 === 0
        ? http.call('GET', ACTIVITIES, undefined, token)
        : http.call('POST', MESSAGES, { type: 'message', channelId: 'emulator' }, token));
      refused('token', status);
    },
  );
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  const post = async (
    what: string,
    body: Uint8Array<ArrayBuffer>,
    more: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const url = `${product.url}/api/webchat/token`;
    const answer = await fetch(url, { method: 'POST', headers: { ...more }, body }).catch(
      () => undefined,
    );
    await answer?.body?.cancel();
    // Whoever sends more than is read may be cut off instead.
    if (answer !== undefined) refused(what, answer.status);
  };
  await inParallel(
    AT_ONCE,
    Array.from({ length: plan.bombs }, (_, n) => n),
    async (n) => {
      const isBomb = n % 10 === 0;
      await post('gzip', isBomb ? BOMB : new Uint8Array(randomBytes(200)), headers);
      const type = 'multipart/form-data; boundary=x';
      await post('multipart', new Uint8Array(20_000), { 'content-type': type });
      const status = statusOf(
        await raw(port, 'GET / HTTP/1.1', `x: ${'x'.repeat(17_000)}`, '', ''),
      );
      refused('headers', status);
    },
  );
  await Promise.all(
    Array.from({ length: plan.slow }, async (_, n) => {
      const call = ['POST /api/webchat/token HTTP/1.1', 'host: x', 'content-length: 10'];
      const from = performance.now();
      refused('slow', statusOf(await raw(port, ...call, ...(n % 2 === 0 ? ['', '['] : ['x: ']))));
      const ms = performance.now() - from;
      if (ms > CUT_OFF_MS) letIn.push(`slow: cut off after ${(ms / 1000).toFixed(0)} s`);
    }),
  );
  return letIn;
}

/** C3: who has no token can’t end it, fill its memory, or keep customers waiting. */
export async function abuse(plan: Plan): Promise<Row> {
  const temporary = await mkdtemp(join(tmpdir(), 'abuse-'));
  const product = await hardened({ ...SETTINGS, TMPDIR: temporary }, [
    ...COLLECTS,
    '--import',
    KEYS,
  ]);
  const http = httpOver(product.url, 64);
  const files = async (): Promise<number> => {
    const folders = [temporary, product.folder];
    return (await Promise.all(folders.map(async (one) => readdir(one, { recursive: true })))).flat()
      .length;
  };
  try {
    const mine = await openPage(http);
    const pages = await Promise.all(Array.from({ length: 8 }, () => openPage(http)));
    await settledMemory(product.pid);
    // One token again and again: nobody who remembers tokens has more of it than once.
    const again = garbageToken(0, () => 1);
    const own = ACTIVITIES.replace('/x/', `/${mine.conversationId}/`);
    const talked = customers(pages);
    await inParallel(4, Array.from({ length: 1500 }), async () => {
      await http.call('GET', own, undefined, mine.token);
      await http.call('POST', MESSAGES, { type: 'message' }, again);
    });
    await talked();
    const before = await settledMemory(product.pid);
    const usual = await talkFor(pages, 4000);
    const filesBefore = await files();

    let most = before;
    const watch = setInterval(() => {
      if (product.lives()) most = Math.max(most, memoryOf(product.pid) || 0);
    }, 100);
    const during = customers(pages);
    const from = performance.now();
    const letIn = await attack(product, http, plan);
    const seconds = (performance.now() - from) / 1000;
    const meanwhile = await during();
    clearInterval(watch);
    const grown = most - before;
    const ratio = p99(meanwhile.taken) / p99(usual.taken);

    const problems: string[] = [];
    const left = (await files()) - filesBefore;
    if (left > 0) problems.push(`${left} files of theirs were written`);
    if (!product.lives()) problems.push('it ended');
    if (grown > 50) problems.push(`memory grew by ${grown.toFixed(0)} MB`);
    if (ratio > 2) problems.push('customers waited more than twice as long');
    problems.push(...letIn, ...meanwhile.failed.map((status) => `a customer got ${status}`));
    return {
      goal: 'C3',
      what: 'without a token: garbage tokens in the chat and for Teams, gzip that is none and bombs, multipart, 16 KB headers, slow callers',
      figure:
        `${plan.tokens} tokens, ${plan.bombs} × gzip, multipart and headers, ${plan.slow} slow, in ${seconds.toFixed(0)} s: ` +
        `${product.lives() ? 0 : 1} exits, ${left} files, memory +${grown.toFixed(0)} MB of ${before.toFixed(0)}, customers’ p99 ` +
        `${p99(usual.taken).toFixed(0)} → ${p99(meanwhile.taken).toFixed(0)} ms (${ratio.toFixed(2)} ×)` +
        problemsIn(problems),
      isMet: problems.length === 0,
    };
  } finally {
    http.close();
    await product.remove();
    await rm(temporary, { recursive: true });
  }
}
