import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { createServer, type Server } from 'restify';
import { readJson } from '../../../bot/http/body.ts';
import { parseJson } from '../../../bot/http/parseJson.ts';
import { HttpProblem } from '../../../bot/http/problem.ts';
import { sendJson } from '../../../bot/http/respond.ts';
import { handle } from '../../../bot/http/route.ts';

describe('a request body', () => {
  let server: Server;
  let url: string;
  const logged: object[] = [];
  const log = {
    info: () => {},
    warn: () => {},
    error: (fields: object) => void logged.push(fields),
  };

  beforeEach(async () => {
    logged.length = 0;
    server = createServer();
    server.post(
      '/echo',
      handle(log, async (req, res) => {
        // Nobody is late here, but for a process that stands still.
        sendJson(res, 200, { got: await readJson(req, { maxBytes: 1000, timeoutMs: 30_000 }) });
      }),
    );
    server.post(
      '/impatient',
      handle(log, async (req, res) => {
        sendJson(res, 200, { got: await readJson(req, { maxBytes: 1000, timeoutMs: 200 }) });
      }),
    );
    server.post(
      '/fails',
      handle(log, () => Promise.reject(new Error('password=hunter2'))),
    );
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    url = `http://127.0.0.1:${String(server.address().port)}`;
  });

  afterEach(async () => {
    server.server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  const post = async (
    path: string,
    body: string | Buffer,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(url + path, {
      method: 'POST',
      body: new Uint8Array(Buffer.from(body)),
      headers: { 'content-type': 'application/json', ...headers },
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('is read as JSON', async () => {
    expect(await post('/echo', '{"a":[1,"ü"]}')).to.eql({
      status: 200,
      body: { got: { a: [1, 'ü'] } },
    });
  });

  for (const [what, body, headers, status] of [
    ['no JSON', '{"a":', {}, 400],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), {}, 400],
    ['nested 33 deep', '['.repeat(33) + ']'.repeat(33), {}, 400],
    ['nested and never closed', '{"a":'.repeat(190), {}, 400],
    ['a way to the prototype', '{"a":[{"__proto__":{"admin":true}}]}', {}, 400],
    ['a hidden way to the prototype', '{"\\u005f_proto__":{"admin":true}}', {}, 400],
    ['a constructor', '{"constructor":{"prototype":{}}}', {}, 400],
    ['larger than allowed', JSON.stringify('x'.repeat(1000)), {}, 413],
    ['of another type', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a gzip bomb', gzipSync('0'.repeat(1_000_000)), { 'content-encoding': 'gzip' }, 415],
    ['said to be gzip and is not', '{"a":1}', { 'content-encoding': 'gzip' }, 415],
    ['encoded in a way nobody knows', '{"a":1}', { 'content-encoding': 'x-bogus' }, 415],
  ] as const) {
    it(`is refused with ${String(status)} when it is ${what}, and the next one is served`, async () => {
      const answer = await post('/echo', body, headers);
      expect(answer.status).to.equal(status);
      expect(answer.body).to.have.nested.property('error.code').that.is.a('string');
      expect((await post('/echo', '1')).body).to.eql({ got: 1 });
    });
  }

  it('may speak of a prototype and hold brackets in its text', async () => {
    const text = `our "prototype" and its \\"constructor\\" ${'{['.repeat(100)}`;
    expect((await post('/echo', JSON.stringify({ text }))).body).to.eql({ got: { text } });
  });

  it('that never arrives is given up on', async () => {
    const socket = connect(server.address().port, '127.0.0.1');
    socket.write(
      'POST /impatient HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n[',
    );
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).to.match(/^HTTP\/1.1 408 /);
    socket.destroy();
  });

  it('that breaks off harms nobody', async () => {
    const socket = connect(server.address().port, '127.0.0.1');
    socket.write('POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n[');
    await once(server.server, 'connection');
    socket.resetAndDestroy();
    expect((await post('/echo', '1')).status).to.equal(200);
  });

  it('whose handler fails gets a reference, not the reason', async () => {
    const answer = await post('/fails', '1');
    expect(answer.status).to.equal(500);
    expect(JSON.stringify(answer.body)).not.to.contain('hunter2');
    const [entry] = logged as { reference: string }[];
    expect(JSON.stringify(answer.body)).to.contain(entry?.reference);
  });

  it('of any bytes is read or refused as a bad argument', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        try {
          expect(JSON.stringify(parseJson(Buffer.from(text)))).to.equal(
            JSON.stringify(JSON.parse(text)),
          );
        } catch (error) {
          if (!(error instanceof HttpProblem)) throw error;
          expect(error.status).to.equal(400);
        }
      }),
    );
  });
});
