import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { clamd } from '../../../services/files/adapters/clamd.ts';
import { clamdAddress } from '../../../services/files/clamdAddress.ts';
import { EICAR } from '../../../services/files/eicar.ts';
import type { FileScanner } from '../../../services/files/fileScanner.ts';
import { type ClamdServer, clamdServer } from '../../fakes/clamdServer.ts';
import { eventually } from '../../fakes/eventually.ts';

const scannerAt = (address: string): FileScanner => {
  const at = clamdAddress(address);
  if (at === undefined) throw new Error(`${address} is no address`);
  return clamd(at);
};
const patience = (ms = 30_000) => ({ signal: AbortSignal.timeout(ms) });

describe('a file that clamd is asked about', () => {
  let server: ClamdServer;
  const scan = async (bytes: Buffer, ms?: number) =>
    scannerAt(server.address).scan(bytes, patience(ms));

  beforeEach(async () => (server = await clamdServer()));
  afterEach(async () => server.close());

  it('arrives whole, in chunks, and is clean if clamd says so', async () => {
    for (const size of [0, 1, 64 * 1024, 64 * 1024 + 1, 10 * 1024 * 1024]) {
      const bytes = randomBytes(size);
      expect(await scan(bytes)).to.deep.equal({ kind: 'clean' });
      expect(server.files.at(-1)?.equals(bytes)).to.equal(true);
      expect(Math.max(0, ...server.chunkBytes)).to.equal(Math.min(size, 64 * 1024));
    }
    await eventually('nothing is left open', () => server.open() === 0);
  });

  it('is infected if clamd finds something, wherever it is in the file', async () => {
    for (const bytes of [EICAR, Buffer.concat([randomBytes(64 * 1024 - 9), EICAR])]) {
      expect(await scan(bytes)).to.deep.equal({
        kind: 'infected',
        signature: 'Eicar-Test-Signature',
      });
    }
  });

  for (const [manner, problem] of [
    ['hangs', /no answer in time/],
    ['resets', /ECONNRESET/],
    ['hangs up', /hung up/],
    ['says half', /hung up/],
    ['says too much', /says too much/],
    ['speaks another language', /it answered HTTP/],
  ] as const) {
    it(`is unchecked if clamd ${manner}`, async () => {
      server.behave(manner);
      const scanned = await scan(Buffer.from('x'), manner === 'hangs' ? 1000 : undefined);
      expect(scanned.kind).to.equal('unchecked');
      expect(scanned).to.have.property('problem').that.matches(problem);
      await eventually('nothing is left open', () => server.open() === 0);
    });
  }

  it('is unchecked if it is more than clamd takes', async () => {
    await server.close();
    server = await clamdServer({ maxBytes: 1024 * 1024 });
    expect((await scan(Buffer.alloc(10 * 1024 * 1024))).kind).to.equal('unchecked');
  });

  it('is unchecked if clamd is not there, or nobody waits any longer', async () => {
    const { address } = server;
    await server.close();
    const gone = await scannerAt(address).scan(Buffer.from('x'), patience());
    expect(gone).to.have.property('problem').that.contains('ECONNREFUSED');
    const signal = AbortSignal.abort(new Error('called off'));
    expect(await scannerAt(address).scan(Buffer.from('x'), { signal })).to.deep.equal({
      kind: 'unchecked',
      problem: 'called off',
    });
  });

  it('may go through a socket of the machine', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clamd-'));
    const local = await clamdServer({ path: join(folder, 'clamd.ctl') });
    const scanner = scannerAt(local.address);
    expect((await scanner.scan(EICAR, patience())).kind).to.equal('infected');
    await local.close();
    await rm(folder, { recursive: true });
  });
});

describe('clamd', () => {
  it('is well if it says what it is', async () => {
    const server = await clamdServer();
    const scanner = scannerAt(server.address);
    expect(await scanner.health(patience())).to.deep.equal({
      ok: true,
      detail: 'ClamAV 1.4.6/27000/Sun Nov 22 08:00:00 2026',
    });
    server.behave('hangs');
    expect(await scanner.health(patience(1000))).to.deep.equal({
      ok: false,
      detail: 'no answer in time',
    });
    await server.close();
  });

  for (const [text, address] of [
    ['clamd:3310', { host: 'clamd', port: 3310 }],
    ['clamd.example.com:3310', { host: 'clamd.example.com', port: 3310 }],
    ['[::1]:3310', { host: '::1', port: 3310 }],
    ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['clamd', undefined],
    ['clamd:0', undefined],
    ['clamd:70000', undefined],
    ['tcp://clamd:3310', undefined],
    [':3310', undefined],
    ['run/clamd.ctl', undefined],
    [`/${'x'.repeat(101)}`, undefined],
  ] as const) {
    it(`${address === undefined ? 'is not' : 'is'} at ${text.slice(0, 30)}`, () => {
      expect(clamdAddress(text)).to.deep.equal(address);
    });
  }
});
