import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { eventually } from '../fakes/eventually.ts';
import { patiently } from '../support/patiently.ts';
import { type ProductProcess, productProcess } from '../support/productProcess.ts';
import { webClient } from '../support/webClient.ts';
import { haveNginx, type Nginx, nginx } from './nginx.ts';

const METRICS_TOKEN = 'a token for Prometheus';
const reader = { authorization: `Bearer ${METRICS_TOKEN}` };

describe('nginx in front, as deploy/nginx.conf has it', function () {
  this.timeout(180_000);
  let folder: string;
  let bot: ProductProcess;
  let front: Nginx;

  before(async function () {
    this.timeout(300_000);
    if (!haveNginx()) {
      throw new Error(
        'The configuration was not tried: nginx is not here (Debian and Ubuntu: apt-get install nginx-light).',
      );
    }
    folder = await mkdtemp(join(tmpdir(), 'nginx-'));
    await mkdir(join(folder, 'data'));
    const env = { LOG_LEVEL: 'warn', TRUSTED_PROXIES: '127.0.0.1', METRICS_TOKEN };
    bot = await productProcess(join(folder, 'data'), env);
    front = await nginx(folder, [bot.port]);
  });

  after(async () => {
    await front.stop();
    await bot.stop();
    await rm(folder, { recursive: true });
  });

  it('takes a case through the chat', async () => {
    const client = await webClient(front.url, { demoCustomer: 'ana' });
    await client.say('How do I add a second StoreFront server to a server group?');
    await client.say('send');
    await client.until(({ channelData }) => channelData?.intake?.outcome?.kind === 'opened');
  });

  it('passes sockets on, and what comes over them', async () => {
    const ask = async (path: string, token?: string) => {
      const headers = token === undefined ? undefined : { authorization: `Bearer ${token}` };
      const response = await patiently(() =>
        fetch(`${front.url}${path}`, { method: 'POST', ...(headers && { headers }) }),
      );
      return (await response.json()) as { readonly token: string; readonly streamUrl: string };
    };
    const { token } = await ask('/api/webchat/token');
    const { streamUrl } = await ask('/v3/directline/conversations', token);
    const through = new URL(streamUrl);
    through.host = new URL(front.url).host;
    const socket = new WebSocket(through);
    const heard: string[] = [];
    socket.addEventListener('message', ({ data }) => heard.push(String(data)));
    await eventually('the greeting comes over the socket', () =>
      heard.some((frame) => frame.includes('"greeting"')),
    );
    socket.close();
  });

  it('holds its connections to the bot open: callers share a few', async () => {
    const seen = new Set<string>();
    await Promise.all(
      Array.from({ length: 200 }, async () => {
        const answer = await fetch(`${front.url}/healthz`, { headers: { connection: 'close' } });
        seen.add(String(answer.status));
      }),
    );
    const own = await fetch(`${bot.url}/metrics`, { headers: reader });
    expect([...seen]).to.deep.equal(['200']);
    expect(own.status).to.equal(200);
    const again = await connectionsAfter(async () => {
      for (let call = 0; call < 50; call++) await fetch(`${front.url}/healthz`);
    });
    expect(again).to.be.lessThan(5);
  });

  /** How many connections to the bot were begun meanwhile. */
  async function connectionsAfter(work: () => Promise<void>): Promise<number> {
    const sockets = async (): Promise<ReadonlySet<string>> => {
      const table = await readFile('/proc/net/tcp', 'utf8');
      const port = Number(bot.port).toString(16).toUpperCase().padStart(4, '0');
      const rows = table.split('\n').map((row) => row.trim().split(/\s+/));
      // Whoever speaks to the bot's port, by the port it speaks from; also those that have just ended.
      return new Set(
        rows.filter(([, , remote]) => remote?.endsWith(`:${port}`)).map(([, local]) => local ?? ''),
      );
    };
    const before = await sockets();
    await work();
    return [...(await sockets())].filter((one) => !before.has(one)).length;
  }

  for (const path of [
    '/metrics',
    '/metrics/',
    '/metrics?a=b',
    '/readyz',
    '/readyz/',
    '//metrics',
    '/%6detrics',
  ]) {
    it(`keeps ${path} inside, even for who has the token`, async () => {
      const answer = await fetch(`${front.url}${path}`, { headers: reader });
      expect(answer.status).to.equal(404);
      expect(await answer.text()).not.to.include('support_');
    });
  }

  it('writes no token into its log', async () => {
    await fetch(`${front.url}/v3/directline/conversations/x/stream?t=canary-token&watermark=0`, {
      headers: { referer: 'https://www.example.com/?name=canary' },
    });
    const log = join(folder, 'nginx-out.log');
    await eventually('the call is logged', async () =>
      (await readFile(log, 'utf8')).includes('/conversations/x/stream'),
    );
    expect(await readFile(log, 'utf8')).not.to.include('canary');
  });

  it('says who calls in its own words: nobody passes for another address', async () => {
    await fetch(`${front.url}/healthz`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(bot.written()).not.to.include('is not believed');
  });
});
