/** Callers who hold a token of their own and mean no good (goals C4 to C9). */
import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { echoService, type EchoService, secret } from './channels/directLine/echoService.ts';

interface Mine {
  readonly token: string;
  readonly conversationId: string;
}

describe('a caller with a token', () => {
  let service: EchoService;

  beforeEach(async () => {
    service = await echoService();
  });
  afterEach(() => service.close());

  const activities = ({ conversationId }: Mine) => `/conversations/${conversationId}/activities`;
  const say = (mine: Mine, body: unknown) =>
    service.call(activities(mine), { token: mine.token, body });
  const heard = async (mine: Mine) => {
    await service.settled();
    return (await service.call(activities(mine), { method: 'GET', token: mine.token })).json
      .activities;
  };
  async function upload(mine: Mine, name: string, bytes: Buffer | string) {
    const form = new FormData();
    form.append('activity', new Blob(['{"type":"message"}']));
    form.append('file', new Blob([new Uint8Array(Buffer.from(bytes))]), name);
    const path = `${service.base()}/conversations/${mine.conversationId}/upload`;
    const headers = { authorization: `Bearer ${mine.token}` };
    const { id } = (await (await fetch(path, { method: 'POST', headers, body: form })).json()) as {
      readonly id: string;
    };
    return (await heard(mine)).find((line) => line.id === id)?.attachments?.[0];
  }

  describe('sends addresses', () => {
    let trap: Server;
    let caught: string[];

    beforeEach(async () => {
      caught = [];
      trap = createServer((req, res) => {
        caught.push(req.url ?? '');
        res.end();
      }).listen(0, '127.0.0.1');
      await once(trap, 'listening');
    });
    afterEach(() => {
      trap.closeAllConnections();
      trap.close();
    });

    it('none of which is ever called, nor shown to staff as a file', async () => {
      const { port } = trap.address() as AddressInfo;
      const hosts = ['127.0.0.1', 'localhost', '127.1', '0x7f.0.0.1', '2130706433', '0'];
      const urls = [
        ...hosts.map((host) => `http://${host}:${String(port)}/`),
        `http://smba.trafficmanager.net@127.0.0.1:${String(port)}/`,
        `http://[::ffff:127.0.0.1]:${String(port)}/`,
        `//127.0.0.1:${String(port)}/`,
        'file:///etc/passwd',
        'data:text/html,<script>1</script>',
        'javascript:alert(1)',
      ];
      const mine = await service.token();
      for (const url of urls) {
        const fields = [
          { attachments: [{ contentType: 'image/png', contentUrl: url, thumbnailUrl: url }] },
          {
            attachments: [{ contentType: 'text/html', content: { url, html: `<img src=${url}>` } }],
          },
          { serviceUrl: url, callerId: url, relatesTo: { serviceUrl: url } },
          { channelData: { url, serviceUrl: url, attachments: [{ contentUrl: url }] } },
          { text: `see ${url} <img src="${url}"> ![x](${url})`, textFormat: 'xml' },
          { entities: [{ type: 'x', url, contentUrl: url }] },
        ];
        for (const field of fields) {
          expect((await say(mine, { type: 'message', text: 'see', ...field })).status).to.equal(
            200,
          );
        }
      }
      for (const line of await heard(mine)) {
        expect(line).not.to.have.property('serviceUrl');
        for (const file of line.attachments ?? []) expect(file).not.to.have.property('contentUrl');
      }
      expect(caught).to.deep.equal([]);
    });
  });

  it('reads and writes nothing of another’s, in 500 pairs, and learns not who exists', async () => {
    const all = await Promise.all(Array.from({ length: 24 }, () => service.token()));
    for (const one of all) await say(one, { type: 'message', text: 'mine alone' });
    const before = await Promise.all(all.map(heard));
    const answers = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.nat(23), fc.nat(23), fc.boolean(), async (a, b, isReal) => {
        fc.pre(a !== b);
        const [thief, victim] = [all[a], all[b]];
        if (thief === undefined || victim === undefined) return;
        // Of the same length as a real one.
        const id = isReal
          ? victim.conversationId
          : victim.conversationId.replace(/.{6}$/, 'AAAAAA');
        const { token } = thief;
        for (const [method, path] of [
          ['GET', `/conversations/${id}?watermark=0`],
          ['GET', `/conversations/${id}/activities?watermark=0`],
          ['POST', `/conversations/${id}/activities`],
          ['POST', `/conversations/${id}/upload`],
        ] as const) {
          const body =
            method === 'POST' ? { type: 'message', text: 'a thief was here' } : undefined;
          const { status, json } = await service.call(path, { method, token, body });
          answers.add(`${String(status)} ${JSON.stringify(json)}`);
        }
      }),
      { numRuns: 500 },
    );
    expect([...answers]).to.have.length(1);
    expect([...answers][0]).to.match(/^403 /);
    expect(await Promise.all(all.map(heard))).to.deep.equal(before);
  }).timeout(60_000);

  it('cannot tell a conversation that exists from one that does not by how long it takes', async () => {
    const [thief, victim] = [await service.token(), await service.token()];
    const absent = victim.conversationId.replace(/.{6}$/, 'AAAAAA');
    const times = { [victim.conversationId]: [] as number[], [absent]: [] as number[] };
    for (let n = 0; n < 300; n += 1) {
      for (const [id, taken] of Object.entries(times)) {
        const began = performance.now();
        await service.call(`/conversations/${id}`, { method: 'GET', token: thief.token });
        taken.push(performance.now() - began);
      }
    }
    const medians = Object.values(times).map((all) => all.toSorted((a, b) => a - b)[150] ?? 0);
    expect(Math.abs((medians[0] ?? 0) - (medians[1] ?? 0))).to.be.below(5);
  });

  it('is never met by a failure of ours, whatever the shape of what it sends', async () => {
    const mine = await service.token();
    const keys = [
      'type',
      'text',
      'value',
      'name',
      'attachments',
      'channelData',
      'locale',
      'entities',
    ];
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 4 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(null, '', [], {}, -1, 1e308, 'en-\u0000', '\ud800', 'x'.repeat(5000)),
      fc.constantFrom([null], [[]], [{}], { clientActivityID: {} }, { refusedAttachments: 1 }),
    );
    const wrong: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...keys), odd), async (changes) => {
        const body = JSON.stringify({ type: 'message', text: 'hello', ...changes });
        const { status, json } = await say(mine, body);
        service.pass(2);
        if (![200, 400].includes(status)) wrong.push(`${String(status)} ${body.slice(0, 200)}`);
        if (status === 400)
          expect(JSON.stringify(json)).not.to.match(/zod|expected|\bat \/|\.ts:/i);
      }),
      { numRuns: 400 },
    );
    expect(wrong).to.deep.equal([]);
    expect(service.errors).to.deep.equal([]);
    expect((await say(mine, { type: 'message', text: 'still there?' })).status).to.equal(200);
    expect((await heard(mine)).some(({ text }) => text === 'Echo: still there?')).to.equal(true);
  }).timeout(60_000);

  describe('attaches', () => {
    const png = '\x89PNG\r\n\x1a\n';
    const latin = (text: string) => Buffer.from(text, 'latin1');
    /** One file of 50 MB of zeros, packed into 50 kB, under a name that leads out of any folder. */
    const bomb = () => {
      const packed = deflateRawSync(Buffer.alloc(50_000_000));
      const header = Buffer.alloc(30);
      header.writeUInt32LE(0x04034b50, 0);
      header.writeUInt16LE(8, 8);
      header.writeUInt32LE(packed.length, 18);
      header.writeUInt32LE(50_000_000, 22);
      header.writeUInt16LE(16, 26);
      return Buffer.concat([header, latin('../../../../evil'), packed]);
    };

    for (const [what, name, bytes, expected] of [
      ['a picture', 'a.png', latin(`${png}x`), 'image/png'],
      ['a script as a picture', 'a.png', '<script>alert(1)</script>', undefined],
      ['an SVG', 'a.svg', '<svg onload="alert(1)"/>', undefined],
      ['an SVG as text', 'a.txt', '<svg onload="alert(1)"/>', 'text/plain'],
      ['a page', 'a.html', '<!doctype html>', undefined],
      [
        'a page with a picture’s first bytes',
        'a.html',
        latin(`${png}<script>1</script>`),
        'image/png',
      ],
      ['a page as a log', 'a.log', '<html><script>1</script>', 'text/plain'],
      ['a Windows program', 'setup.exe', latin('MZ\x90\0\x03\0'), undefined],
      ['a Windows program as text', 'a.txt', latin('MZ\x90\0\x03\0'), undefined],
      ['a Linux program', 'a.log', latin('\x7fELF\x02\x01\x01\0'), undefined],
      ['a Java archive’s class', 'a.png', latin('\xca\xfe\xba\xbe\0\0'), undefined],
      ['a shortcut', 'a.url', '[InternetShortcut]\nURL=file://evil', undefined],
      ['a script for the shell', 'a.sh', '#!/bin/sh\nrm -rf /', undefined],
      ['an HTML application', 'a.hta', '<script>1</script>', undefined],
      ['a mail', 'a.eml', 'From: x', undefined],
      ['a disk image', 'a.iso', latin('CD001'), undefined],
      [
        'an old Office file with macros',
        'a.doc',
        latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
        undefined,
      ],
      ['rich text', 'a.rtf', '{\\rtf1}', undefined],
      [
        'UTF-16, in which checks see nothing',
        'a.txt',
        Buffer.from('\ufeff<script>', 'utf16le'),
        undefined,
      ],
      ['broken UTF-8', 'a.txt', latin('\xff\xfe\xfd'), undefined],
      ['nothing under a picture’s name', 'a.png', '', undefined],
      ['a file without a kind', 'README', 'hello', undefined],
    ] as const) {
      it(`${what}, which is ${expected ?? 'refused'}`, async () => {
        const file = await upload(await service.token(), name, bytes);
        expect(file?.contentType).to.equal(expected);
        if (file === undefined) return;
        const { headers } = await fetch(file.contentUrl);
        expect(headers.get('x-content-type-options')).to.equal('nosniff');
        expect(headers.get('content-security-policy')).to.equal("default-src 'none'; sandbox");
        const shown = headers.get('content-disposition') ?? '';
        expect(shown.startsWith('inline')).to.equal(expected?.startsWith('image/'));
        if (expected === 'image/png') expect(shown).to.match(/\.png$/);
      });
    }

    it('an archive, which is kept as it is and never unpacked', async () => {
      const bytes = bomb();
      const before = process.memoryUsage().rss;
      const mine = await service.token();
      const file = await upload(mine, 'logs.zip', bytes);
      expect(file?.contentType).to.equal('application/zip');
      const back = await fetch(file?.contentUrl ?? '');
      expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).to.equal(true);
      expect(back.headers.get('content-encoding')).to.equal(null);
      expect(await readdir(join(service.folder, 'uploads'))).to.have.length(2);
      expect(process.memoryUsage().rss - before).to.be.below(100e6);
    });

    for (const [name, shown] of [
      ['../../etc/passwd.txt', 'passwd.txt'],
      ['..\\..\\boot.txt', 'boot.txt'],
      ['/dev/null.txt', 'null.txt'],
      ['..', 'file.txt'],
      ['a\u0000.txt', 'a.txt'],
      ['a\r\nSet-Cookie: x=1.txt', /^a Set-Cookie x=1\.txt$/],
      ['a";filename="b.exe.txt', /^[\w;=. ]+\.txt$/],
      ['\u202etxt.exe.txt', 'txt.exe.txt'],
      ['\u200b\u2066hidden\u2069.txt', 'hidden.txt'],
      [`${'x'.repeat(5000)}.txt`, /^x{116}\.txt$/],
      ['<img src=x onerror=alert(1)>.txt', /^[^<>"]+\.txt$/],
      ['日本語 ログ.txt', '日本語 ログ.txt'],
    ] as const) {
      it(`a file called ${JSON.stringify(name.slice(0, 40))}, whose name can do nothing`, async () => {
        const file = await upload(await service.token(), name, 'x');
        if (name === '..') return expect(file).to.equal(undefined);
        expect(file?.name).to.match(
          typeof shown === 'string' ? new RegExp(`^${RegExp.escape(shown)}$`) : shown,
        );
        const { headers } = await fetch(file?.contentUrl ?? '');
        expect(headers.get('content-disposition')).to.match(
          /^attachment; filename\*=UTF-8''[\w.%~-]+$/,
        );
        expect(headers.get('set-cookie')).to.equal(null);
      });
    }
  });

  it('finds no secret in any answer', async () => {
    const mine = await service.token();
    const bodies = await Promise.all([
      say(mine, '{"type":'),
      say(mine, { type: secret }),
      service.call('/tokens/generate', { token: `${secret}x`, body: {} }),
      service.call('/api/webchat/token', { body: { customerToken: secret } }),
      service.call(`/conversations/${secret}`, { method: 'GET', token: mine.token }),
    ]);
    for (const { status, json } of bodies) {
      expect(status).to.be.within(400, 404);
      expect(JSON.stringify(json)).not.to.contain(secret);
    }
  });
});
