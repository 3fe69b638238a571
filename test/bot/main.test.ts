import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const MAIN = fileURLToPath(new URL('../../bot/main.js', import.meta.url));

describe('starting with something wrong', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'start-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Starts the product in an empty folder, with these settings and no others. */
  async function start(env: Readonly<Record<string, string>>) {
    const started = spawn(process.execPath, [MAIN], {
      cwd: folder,
      // What starts in spite of it must not outlive the test.
      timeout: 200_000,
      env: { DATA_DIR: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'info', ...env },
    });
    const [stderr, stdout, [code]] = await Promise.all([
      text(started.stderr),
      text(started.stdout),
      once(started, 'exit') as Promise<[number]>,
    ]);
    return { code, stdout, lines: stderr.split('\n').filter((line) => line !== '') };
  }

  for (const [name, env] of [
    ['PORT', { PORT: 'http' }],
    ['DESK_TOKEN', { DESK_TOKEN: 'short' }],
    ['PUBLIC_URL', { NODE_ENV: 'production' }],
    ['CUSTOMER_TOKEN_PUBLIC_KEY', { CUSTOMER_TOKEN_PUBLIC_KEY: 'x' }],
  ] as const) {
    it(`ends with one line that names ${name}`, async () => {
      const { code, stdout, lines } = await start(env);
      expect({ code, stdout, count: lines.length }).to.deep.equal({
        code: 1,
        stdout: '',
        count: 1,
      });
      expect(lines[0]).to.match(new RegExp(`^Wrong setting: ${name} `));
    }).timeout(240_000);
  }

  for (const [name, env] of [
    ['HOST', { HOST: 'host.invalid' }],
    ['ACCOUNTS_FILE', { ACCOUNTS_FILE: 'nowhere.yaml' }],
    ['POLICY_DIR', { POLICY_DIR: 'nowhere' }],
  ] as const) {
    it(`ends with one line that names ${name} when what it names can’t be had`, async () => {
      const { code, stdout, lines } = await start(env);
      expect({ code, stdout, count: lines.length }).to.deep.equal({
        code: 1,
        stdout: '',
        count: 1,
      });
      expect(lines[0]).to.match(new RegExp(`^Can’t start: ${name}`));
    }).timeout(240_000);
  }

  it('names PORT when another process has it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, lines } = await start({ PORT: String(port) });
    other.close();
    expect({ code, lines }).to.deep.equal({
      code: 1,
      lines: [`Can’t start: PORT ${port} is in use by another process.`],
    });
  }).timeout(240_000);

  it('reads the same settings from .env, and what the environment says comes first', async () => {
    writeFileSync(join(folder, '.env'), 'DESK_TOKEN=short\nPORT=http\n');
    const { code, lines } = await start({});
    expect({ code, lines: lines.length }).to.deep.equal({ code: 1, lines: 1 });
    expect(lines[0]).to.include('DESK_TOKEN');
  }).timeout(240_000);

  it('ends with one line that names DATA_DIR when its secrets can’t be read', async () => {
    writeFileSync(join(folder, 'secrets.json'), '{');
    const { code, lines } = await start({ DATA_DIR: folder });
    expect({ code, lines: lines.length }).to.deep.equal({ code: 1, lines: 1 });
    expect(lines[0]).to.include('DATA_DIR');
  }).timeout(240_000);
});
