/** What is refused before anybody asks whose call it is: by the server, and by the front door. */
import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { Server } from 'restify';
import { readJson } from '../../../bot/http/body.ts';
import { frontDoor, type FrontDoor } from '../../../bot/http/frontDoor.ts';
import { sendJson } from '../../../bot/http/respond.ts';
import { handle } from '../../../bot/http/route.ts';
import { serverTimes } from '../../../bot/http/serverTimes.ts';
import { createServer } from '../../../bot/server.ts';
import { localLimiter } from '../../../services/limits/adapters/localLimiter.ts';
import { clockAt } from '../../fakes/clocks.ts';
import { silentLog } from '../../fakes/silentLog.ts';
import { waitedMs } from '../../support/waitedMs.ts';

const PATIENT_MS = 30_000;

describe('before it is asked whose call it is', () => {
  let server: Server;
  let http: HttpServer;
  let door: FrontDoor;
  let url: string;
  let warnings: string[];

  /** @param impatient about these; else who is not slow is not cut off, though the process stand still for a moment */
  async function start(
    trustedProxies: readonly string[] = ['127.0.0.1'],
    impatient: { readonly headersMs?: number; readonly bodyMs?: number } = {},
  ): Promise<void> {
    const { headersMs = PATIENT_MS, bodyMs = PATIENT_MS } = impatient;
    warnings = [];
    server = createServer(async () => ({ isReady: true, reasons: [] }), silentLog);
    door = frontDoor({
      limiter: localLimiter(clockAt('2026-11-20T12:00:00Z').now),
      rates: { callsPerMinute: 20, chatsPerHour: 2, linesPerMinute: 1 },
      trustedProxies,
      capacity: { pages: 10 },
      log: { ...silentLog, warn: (_facts, message) => void warnings.push(message) },
    });
    door.install(server);
    server.get(
      '/page',
      handle(silentLog, async (_req, res) => sendJson(res, 200, 'a page')),
    );
    server.post(
      '/echo',
      handle(silentLog, async (req, res) => {
        sendJson(res, 200, { got: await readJson(req, { maxBytes: 1000, timeoutMs: bodyMs }) });
      }),
    );
    http = server.server as unknown as HttpServer;
    const times = { headersMs, requestMs: PATIENT_MS, keepAliveMs: 200, idleMs: PATIENT_MS };
    http.removeAllListeners('clientError');
    serverTimes(http, { ...times, checkedEachMs: 20 });
    server.listen(0, '127.0.0.1');
    await once(http, 'listening');
    url = `http://127.0.0.1:${String(server.address().port)}`;
  }
  async function stop(): Promise<void> {
    door.stop();
    http.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
  beforeEach(() => start());
  afterEach(stop);

  /** What comes back over a bare socket until the server closes it. */
  async function raw(...lines: readonly string[]): Promise<string> {
    const socket = connect(server.address().port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(lines.join('\r\n'));
    return text(socket);
  }
  const isClear = (answer: string, status: number): void => {
    expect(answer).to.match(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
    expect(answer).to.match(/content-type: application\/json/i);
    expect(answer).to.match(/\r\n\r\n\{"error":\{"code":"\w+","message":"[^"]+"\}\}$/);
    expect(answer).not.to.match(/restify|node|server:/i);
  };
  const served = async () => expect((await fetch(`${url}/page`)).status).to.equal(200);

  for (const encoding of [
    'gzip',
    'deflate',
    'br',
    'zstd',
    'x-bogus',
    'gzip, gzip',
    'identity, gzip',
  ]) {
    for (const [method, path] of [
      ['POST', '/echo'],
      ['POST', '/nowhere'],
      ['DELETE', '/page'],
    ] as const) {
      it(`a body in ${encoding} is not unpacked for ${method} ${path}`, async () => {
        const body = new Uint8Array(gzipSync('{}'));
        const headers = { 'content-encoding': encoding, 'content-type': 'application/json' };
        const response = await fetch(url + path, { method, headers, body });
        expect(response.status).to.equal(415);
        expect(await response.json()).to.have.nested.property('error.code', 'UnsupportedEncoding');
        await served();
      });
    }
  }

  it('more than a hundred headers are refused', async () => {
    const many = Array.from({ length: 101 }, (_, n) => `x-${String(n)}: 1`);
    isClear(await raw('GET /page HTTP/1.1', 'host: x', 'connection: close', ...many, '', ''), 431);
    await served();
  });

  it('headers of 16 KB are refused', async () => {
    isClear(await raw('GET /page HTTP/1.1', `x: ${'x'.repeat(17_000)}`, '', ''), 431);
    await served();
  });

  it('headers that never end are cut off', async () => {
    await stop();
    await start(undefined, { headersMs: 200 });
    const waited = await waitedMs(async () =>
      isClear(await raw('GET /page HTTP/1.1', 'host: x', 'x-slow: '), 408),
    );
    expect(waited).to.be.below(1500);
  });

  it('a call that drips in byte by byte is cut off', async () => {
    await stop();
    await start(undefined, { bodyMs: 300 });
    const socket = connect(server.address().port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write('POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 900\r\n\r\n');
    const drip = setInterval(() => socket.write('x'), 20);
    isClear(await text(socket), 408);
    clearInterval(drip);
  });

  it('500 who send slowly at once keep nobody else waiting, and leave', async () => {
    await stop();
    await start(undefined, { bodyMs: 300 });
    const slow = Array.from({ length: 500 }, () =>
      raw('POST /echo HTTP/1.1', 'host: x', 'content-length: 10', '', '['),
    );
    await served();
    await served();
    const answers = await Promise.all(slow);
    for (const answer of answers) expect(answer).to.match(/^HTTP\/1\.1 (408|429) /);
    await served();
  });

  it('a body of more than it may have is refused before it comes, also when it lies', async () => {
    const post = ['POST /echo HTTP/1.1', 'host: x', 'content-type: application/json'];
    isClear(await raw(...post, 'content-length: 9000000000', '', ''), 413);
    const chunk = `${(0x10_000).toString(16)}\r\n${'x'.repeat(0x10_000)}`;
    const chunked = await raw(...post, 'transfer-encoding: chunked', '', chunk, '0', '', '');
    isClear(chunked, 413);
    await served();
  });

  for (const [what, lines] of [
    ['what is no HTTP', ['\x16\x03\x01\x02\x00', '', '']],
    ['two lengths', ['POST /echo HTTP/1.1', 'content-length: 1', 'content-length: 2', '', '']],
    [
      'a length and chunks, by which a proxy could be tricked',
      ['POST /echo HTTP/1.1', 'host: x', 'content-length: 4', 'transfer-encoding: chunked', '', ''],
    ],
    ['a header with a bare line feed', ['GET /page HTTP/1.1', 'host: x', 'a: b\nc', '', '']],
    ['no host', ['GET /page HTTP/1.1', '', '']],
  ] as const) {
    it(`${what} is refused`, async () => {
      const answer = await raw(...lines);
      expect(answer).to.match(/^HTTP\/1\.1 400 /);
      await served();
    });
  }

  for (const [method, path, status] of [
    ['GET', '/nowhere', 404],
    ['GET', '/%E0%A4%A', 404],
    ['GET', '/..%2f..%2fetc%2fpasswd', 404],
    ['DELETE', '/page', 405],
    ['PUT', '/echo', 405],
  ] as const) {
    it(`${method} ${path} is answered in the one shape, without repeating it`, async () => {
      const response = await fetch(url + path, { method });
      const body = await response.text();
      expect(response.status).to.equal(status);
      expect(body).to.match(/^\{"error":\{"code":"\w+","message":"[^"]+"\}\}$/);
      expect(body).not.to.contain(path.slice(1));
      expect(response.headers.get('x-content-type-options')).to.equal('nosniff');
      expect(response.headers.get('server')).to.equal(null);
    });
  }

  it('one address is slowed down with the time to come back, and others are not', async () => {
    const get = (forwarded: string, path = '/page') =>
      fetch(url + path, { headers: { 'x-forwarded-for': forwarded } });
    for (let n = 0; n < 20; n += 1) expect((await get('203.0.113.7')).status).to.equal(200);
    const refused = await get('203.0.113.7');
    expect(refused.status).to.equal(429);
    expect(refused.headers.get('retry-after')).to.equal('3');
    expect(await refused.json()).to.have.nested.property('error.code', 'TooManyRequests');
    expect((await get('198.51.100.1, 203.0.113.7')).status, 'with another name').to.equal(429);
    expect((await get('203.0.113.8')).status).to.equal(200);
    expect((await get('203.0.113.7', '/healthz')).status, 'a probe').to.equal(200);
    expect(warnings).to.deep.equal([]);
  });

  it('an address that somebody else writes is not believed, and the operator told once', async () => {
    await stop();
    await start(['10.0.0.0/8']);
    for (let n = 0; n < 40; n += 1) {
      const headers = { 'x-forwarded-for': '203.0.113.7' };
      expect((await fetch(`${url}/page`, { headers })).status).to.equal(200);
    }
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('TRUSTED_PROXIES');
  });
});
