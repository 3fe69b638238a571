import { readFile } from 'node:fs/promises';
import { request as ask } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { browserFiles } from '../../../bot/web/browserFiles.ts';
import { installWeb } from '../../../bot/web/installWeb.ts';
import type { WebOptions } from '../../../bot/web/installWeb.ts';
import { listen } from '../../browser/listen.ts';
import type { Listening } from '../../browser/listen.ts';
import { silentLog } from '../../fakes/silentLog.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

describe('The pages', () => {
  let at: Listening;

  const start = async (changes: Partial<WebOptions> = {}) => {
    at = await listen((server) =>
      installWeb(server, {
        publicUrl: 'http://localhost:3978',
        frameAncestors: ['https://customer.example'],
        demoCustomers: undefined,
        log: silentLog,
        ...changes,
      }),
    );
  };
  /** Not `fetch`, which decompresses by itself. */
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Answer> => {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    ask(`${at.url}${path}`, { headers }, resolve).on('error', reject).end();
    const response = await promise;
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: await buffer(response),
    };
  };
  const policyOf = ({ headers }: Answer) =>
    new Map(
      String(headers['content-security-policy'])
        .split('; ')
        .map((part) => [part.split(' ', 1)[0], part.split(' ').slice(1)]),
    );
  const addressIn = (page: Answer, name: string) => {
    const [, address = ''] =
      new RegExp(`"(/assets/[^"]+/${name})"`).exec(page.body.toString()) ?? [];
    return address;
  };

  afterEach(() => at.close());

  describe('are strict', () => {
    beforeEach(() => start());

    for (const path of ['/', '/chat', '/desk']) {
      it(`${path} runs nothing but our own code, without one inline handler`, async () => {
        const page = await get(path);
        expect(page.status).to.equal(200);
        const policy = policyOf(page);
        expect(policy.get('default-src')).to.deep.equal(["'none'"]);
        expect(policy.get('base-uri')).to.deep.equal(["'none'"]);
        for (const kind of ['script-src', 'style-src']) {
          expect(policy.get(kind)?.join(' ')).to.match(
            /^'self' 'nonce-[\w-]{22}'( 'sha256-47DEQ.*)?$/,
          );
        }
        expect(page.headers).to.include({
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'same-origin',
          'cache-control': 'no-store',
        });
        const html = page.body.toString();
        expect(html).not.to.match(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|javascript:|\{\{/);
      });
    }

    it('use a nonce once', async () => {
      const [one, two] = [await get('/chat'), await get('/chat')];
      expect(policyOf(one).get('script-src')).not.to.deep.equal(policyOf(two).get('script-src'));
    });

    it('can be framed by the sites that embed the chat, the desk by nobody', async () => {
      const framedBy = async (path: string) => policyOf(await get(path)).get('frame-ancestors');
      expect(await framedBy('/chat')).to.deep.equal(["'self'", 'https://customer.example']);
      expect(await framedBy('/')).to.deep.equal(["'self'"]);
      expect(await framedBy('/desk')).to.deep.equal(["'none'"]);
    });

    it('promise https only where there is https', async () => {
      expect((await get('/')).headers).not.to.have.property('strict-transport-security');
      await at.close();
      await start({ publicUrl: () => 'https://bot.example.com' });
      const page = await get('/chat');
      expect(page.headers).to.have.property('strict-transport-security');
      expect(policyOf(page).get('connect-src')).to.include('wss://bot.example.com');
    });
  });

  describe('are made of files that', () => {
    beforeEach(() => start());

    it('are kept for good under an address that changes with their content', async () => {
      const file = await get(addressIn(await get('/'), 'demo.css'));
      expect(file.status).to.equal(200);
      expect(file.headers['content-type']).to.equal('text/css; charset=utf-8');
      expect(file.headers['cache-control']).to.equal('public, max-age=31536000, immutable');
    });

    it('are kept only briefly under another version’s address, as in a deploy', async () => {
      const file = await get('/assets/older/demo.css');
      expect(file.status).to.equal(200);
      expect(file.headers['cache-control']).to.equal('public, max-age=300');
    });

    it('come compressed as the caller can read it, or not at all when it has them', async () => {
      const plain = await get('/widget.js');
      const gzip = await get('/widget.js', { 'accept-encoding': 'gzip, deflate' });
      const brotli = await get('/widget.js', { 'accept-encoding': 'gzip, deflate, br' });
      expect(gunzipSync(gzip.body)).to.deep.equal(plain.body);
      expect(brotliDecompressSync(brotli.body)).to.deep.equal(plain.body);
      const again = await get('/widget.js', {
        'accept-encoding': 'br',
        'if-none-match': String(brotli.headers.etag),
      });
      expect([again.status, again.body.length]).to.deep.equal([304, 0]);
      const refusing = await get('/widget.js', { 'accept-encoding': 'br;q=0, gzip;q=0' });
      expect(refusing.headers).not.to.have.property('content-encoding');
    });

    it('can be embedded by other sites', async () => {
      const { headers } = await get('/widget.js');
      expect(headers['cross-origin-resource-policy']).to.equal('cross-origin');
    });

    it('do not lead out of the folder', async () => {
      for (const name of [
        'nothing.js',
        '..%2finstallWeb.ts',
        'chat.html',
        'tsconfig.json',
        'chat.ts',
      ]) {
        expect((await get(`/assets/x/${name}`)).status, name).to.equal(404);
      }
    });

    it('hold Web Chat exactly as it was published', async () => {
      const bundle = await get(addressIn(await get('/chat'), 'webchat.js'));
      const published = new URL('./webchat.js', import.meta.resolve('botframework-webchat'));
      expect(bundle.body.equals(await readFile(published))).to.equal(true);
    });
  });

  it('offer demo customers in demo mode only', async () => {
    await start();
    expect((await get('/api/demo/customers')).status).to.equal(404);
    await at.close();
    const ana = { id: 'ana', name: 'Ana', company: 'North', package: 'Priority', zone: 'UTC' };
    await start({ demoCustomers: [ana] });
    expect(JSON.parse((await get('/api/demo/customers')).body.toString())).to.deep.equal([ana]);
  });
});

describe('The browser code', () => {
  it('has a launcher of 5 kB at most, compressed', async () => {
    const launcher = (await browserFiles()).assets.get('widget.js');
    expect(gzipSync(launcher?.body ?? '', { level: 6 }).length).to.be.within(500, 5000);
  });

  it('imports only what is served', async () => {
    const { assets } = await browserFiles();
    for (const [name, { body }] of assets) {
      for (const [, imported = ''] of body.toString().matchAll(/from '([^']+)'/g)) {
        expect(assets.has(imported.replace('./', '')), `${name}: ${imported}`).to.equal(true);
      }
    }
  });
});
