/** Callers who hold a token of their own and mean no good (goals C4 to C9). */
import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { fieldsWith, hostileAddresses } from '../security/hostileAddresses.ts';
import { foreignTokens } from '../security/crossUser.ts';
import { othersInTeams } from '../security/othersInTeams.ts';
import { serviceUrlsOfTeams } from '../security/serviceUrlsOfTeams.ts';
import {
  attach,
  HOSTILE_FILES,
  HOSTILE_NAMES,
  type Mine,
  zipBomb,
} from '../security/hostileFiles.ts';
import { echoService, type EchoService, secret } from './channels/directLine/echoService.ts';

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
  const upload = (mine: Mine, name: string, bytes: Buffer | string) =>
    attach(service, mine, name, bytes);

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
      const mine = await service.token();
      for (const url of hostileAddresses(port)) {
        service.pass(6);
        for (const field of fieldsWith(url)) {
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

    it('none of which is answered when Teams is said to be there, nor shown our token', async () => {
      const { port } = trap.address() as AddressInfo;
      const { problems, calls } = await serviceUrlsOfTeams(port);
      expect(problems).to.deep.equal([]);
      expect(calls).to.be.greaterThan(180);
      expect(caught).to.deep.equal([]);
    }).timeout(240_000);
  });

  it('reads and writes nothing of another’s, in 500 pairs, and learns not who exists', async () => {
    const seed = Math.floor(Math.random() * 1e9);
    const { problems, calls } = await foreignTokens(seed, 500);
    expect(problems, `seed ${String(seed)}`).to.deep.equal([]);
    expect(calls).to.equal(2000);
  }).timeout(180_000);

  it('reads and presses nothing of another’s in Teams, in groups, the thread of staff or a chat that is not theirs', async () => {
    const seed = Math.floor(Math.random() * 1e9);
    const { problems } = await othersInTeams(seed, 100);
    expect(problems, `seed ${String(seed)}`).to.deep.equal([]);
  }).timeout(180_000);

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
    // The quick ones: what the machine holds up says nothing, and falls on one as on the other.
    const quick = Object.values(times).map((all) => all.toSorted((a, b) => a - b)[30] ?? 0);
    expect(Math.abs((quick[0] ?? 0) - (quick[1] ?? 0))).to.be.below(5);
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
  }).timeout(180_000);

  describe('attaches', () => {
    for (const { what, name, bytes, as: expected } of HOSTILE_FILES) {
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
      const bytes = zipBomb();
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

    for (const [name, shown] of HOSTILE_NAMES) {
      it(`a file called ${JSON.stringify(name.slice(0, 40))}, whose name can do nothing`, async () => {
        const file = await upload(await service.token(), name, 'x');
        if (shown === undefined) return expect(file).to.equal(undefined);
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
