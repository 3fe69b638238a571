import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';

const root = join(import.meta.dirname, '../..');

describe('the start for which an image is made', () => {
  let app: string;

  beforeEach(async () => {
    app = await realpath(await mkdtemp(join(tmpdir(), 'image-')));
    for (const name of ['bot', 'dialogs', 'services', 'deploy', 'package.json']) {
      await cp(join(root, name), join(app, name), { recursive: true });
    }
    await mkdir(join(app, 'node_modules'));
    for (const name of await readdir(join(root, 'node_modules'))) {
      if (name.startsWith('.')) continue;
      await symlink(join(root, 'node_modules', name), join(app, 'node_modules', name));
    }
  });
  afterEach(async () => rm(app, { recursive: true }));

  /** Its exit code. */
  async function firstStart(): Promise<unknown> {
    const args = ['--disable-warning=ExperimentalWarning', 'deploy/firstStart.ts'];
    const child = spawn(process.execPath, args, { cwd: app, env: {}, stdio: 'ignore' });
    return (await once(child, 'exit'))[0] as unknown;
  }

  it('leaves what was compiled and read, and nothing else', async () => {
    const before = await readdir(app, { recursive: true });
    expect(await firstStart()).to.equal(0);
    const made = (await readdir(app, { recursive: true })).filter((name) => !before.includes(name));
    const cache = join('node_modules', '.cache');
    expect(made.filter((name) => !name.startsWith(cache))).to.deep.equal([]);
    const ofUser = join(cache, 'compiled', `v${process.versions.node}-`);
    expect(made.filter((name) => name.startsWith(ofUser)).length).to.be.greaterThan(500);
    expect(made.filter((name) => name.startsWith(join(cache, 'yaml', '/')))).to.have.length.above(
      5,
    );
  }).timeout(180_000);

  it('fails where the product does not start, so that there is no image', async () => {
    await writeFile(join(app, 'services/policy/policies/shared.yaml'), 'nothing: of use');
    expect(await firstStart()).to.equal(1);
  }).timeout(180_000);
});
