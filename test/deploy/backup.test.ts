import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { freePort } from '../support/freePort.ts';
import { productProcess } from '../support/productProcess.ts';
import { type WebClient, webClient } from '../support/webClient.ts';

const DESK_TOKEN = 'a-desk-token-for-backups';
const script = join(import.meta.dirname, '../../deploy/backup.ts');

describe('a backup', () => {
  let folder: string;

  beforeEach(async () => {
    env = {};
    folder = await mkdtemp(join(tmpdir(), 'backup-'));
    await mkdir(join(folder, 'data'));
  });

  afterEach(async () => rm(folder, { recursive: true }));

  /** Settings beside the folder. */
  let env: Readonly<Record<string, string>>;

  async function backUp(...targets: readonly string[]) {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', script, ...targets],
      {
        env: { DATA_DIR: join(folder, 'data'), ...env },
        cwd: folder,
      },
    );
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number]>,
    ]);
    return { code, stdout, stderr };
  }

  const referencesAt = async (url: string): Promise<readonly string[]> => {
    const headers = { authorization: `Bearer ${DESK_TOKEN}` };
    const response = await fetch(`${url}/desk/api/requests?limit=100`, { headers });
    const { requests } = (await response.json()) as {
      readonly requests: readonly { readonly reference: string }[];
    };
    return requests.map(({ reference }) => reference);
  };

  async function raise(url: string): Promise<{ client: WebClient; reference: string }> {
    const client = await webClient(url, { demoCustomer: 'ana' });
    await client.say('How do I add a second StoreFront server to a server group?');
    const said = await client.say('send');
    const outcome = said.find(({ channelData }) => channelData?.intake?.outcome);
    return { client, reference: outcome?.channelData?.intake?.outcome?.reference ?? '' };
  }

  it('of bots on Redis is of the files, and says that the rest is there', async () => {
    env = { REDIS_URL: 'redis://redis.example.com' };
    const target = join(folder, 'backup');
    expect((await backUp(target)).stderr).to.match(
      /^No backup: there is nothing in \S+uploads\.\n$/,
    );
    await mkdir(join(folder, 'data', 'uploads'));
    await writeFile(join(folder, 'data', 'uploads', 'a'), 'what a customer sent');
    const { code, stdout } = await backUp(target);
    expect([code, stdout]).to.deep.equal([
      0,
      `Backed up to ${target}: the files. All else is in Redis, and is copied there.\n`,
    ]);
    expect(await readFile(join(target, 'uploads', 'a'), 'utf8')).to.equal('what a customer sent');
  });

  it('taken while customers write holds everything that was promised before, and starts as it is', async () => {
    const env = { DESK_TOKEN, LOG_LEVEL: 'error', PORT: String(await freePort()) };
    const first = await productProcess(join(folder, 'data'), env);
    await mkdir(join(folder, 'data', 'uploads', 'ab'), { recursive: true });
    await writeFile(join(folder, 'data', 'uploads', 'ab', 'file'), 'attached');
    const before = [await raise(first.url), await raise(first.url)];
    let isOver = false;
    const meanwhile: Promise<unknown>[] = [1, 2, 3].map(async () => {
      while (!isOver) await raise(first.url).catch(() => undefined);
    });
    const target = join(folder, 'backups', 'today');
    expect(await backUp(target)).to.deep.equal({
      code: 0,
      stdout: `Backed up to ${target}\n`,
      stderr: '',
    });
    isOver = true;
    await Promise.all(meanwhile);
    await first.stop('SIGKILL');

    const restored = join(folder, 'restored');
    await cp(target, restored, { recursive: true });
    const second = await productProcess(restored, env);
    const found = await referencesAt(second.url);
    expect(found).to.include.members(before.map(({ reference }) => reference));
    // The same chat, with the same token, goes on.
    const [{ client } = await raise(second.url)] = before;
    expect((await client.messages()).length).to.be.greaterThan(3);
    await client.say('What are your hours?');
    expect(await readFile(join(restored, 'uploads', 'ab', 'file'), 'utf8')).to.equal('attached');
    expect(await second.stop()).to.equal(0);
  }).timeout(180_000);

  it('is for its owner’s eyes only, and one file for the database', async () => {
    const product = await productProcess(join(folder, 'data'), { LOG_LEVEL: 'error' });
    await product.stop();
    const target = join(folder, 'copy');
    await backUp(target);
    const names = (await readdir(target)).toSorted();
    expect(names).to.deep.equal(['secrets.json', 'support.db']);
    for (const name of ['', ...names]) {
      expect((await stat(join(target, name))).mode & 0o077, name).to.equal(0);
    }
  }).timeout(240_000);

  it('does not take the place of another one', async () => {
    await mkdir(join(folder, 'copy'));
    await writeFile(join(folder, 'copy', 'support.db'), 'older');
    const { code, stderr } = await backUp(join(folder, 'copy'));
    expect({ code, stderr }).to.deep.equal({
      code: 1,
      stderr: `No backup: ${join(folder, 'copy')} is there already.\n`,
    });
    expect(await readFile(join(folder, 'copy', 'support.db'), 'utf8')).to.equal('older');
  });

  it('that finds nothing, or is cut off, leaves nothing that looks like one', async () => {
    const { code, stderr } = await backUp(join(folder, 'copy'));
    expect(code).to.equal(1);
    expect(stderr).to.match(/^No backup: [^\n]+\n$/);
    expect(await readdir(folder)).to.deep.equal(['data']);
  });

  it('says what to name when nothing or too much is named', async () => {
    for (const targets of [[], ['a', 'b']]) {
      const { code, stderr } = await backUp(...targets);
      expect(code).to.equal(1);
      expect(stderr).to.include('npm run backup -- ');
    }
  });
});
