import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { uploads, type Uploads } from '../../../../bot/channels/directLine/uploads.ts';
import { clockAt } from '../../../fakes/clocks.ts';

describe('files that are kept', () => {
  const clock = clockAt('2026-11-20T12:00:00.000Z');
  let folder: string;
  let files: Uploads;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'files-'));
    files = uploads(join(folder, 'uploads'), clock.now);
  });
  afterEach(async () => rm(folder, { recursive: true }));

  const all = async () => {
    const names: string[] = [];
    for await (const { name } of files.all()) names.push(name);
    return names.toSorted();
  };

  it('are listed, none before the first', async () => {
    expect(await all()).to.deep.equal([]);
    await files.dropLeftovers(Date.now());
    await files.keep('c1', 'a.txt', Buffer.from('a'));
    await files.keep('c2', 'b.txt', Buffer.from('b'));
    expect(await all()).to.deep.equal(['a.txt', 'b.txt']);
  });

  it('leave nothing when they are dropped, once or twice', async () => {
    const file = await files.keep('c1', 'a.txt', Buffer.from('a'));
    await files.drop(file?.id ?? '');
    await files.drop(file?.id ?? '');
    expect(await readdir(join(folder, 'uploads'))).to.deep.equal([]);
  });

  it('leave nothing of what was cut off half way, once it is old', async () => {
    const kept = await files.keep('c1', 'a.txt', Buffer.from('a'));
    const [old, fresh] = ['o'.repeat(43), 'f'.repeat(43)];
    for (const name of [old, fresh]) await writeFile(join(folder, 'uploads', name), 'half');
    const now = Date.now();
    await utimes(join(folder, 'uploads', old), 0, (now - 90_000_000) / 1000);
    await utimes(join(folder, 'uploads', kept?.id ?? ''), 0, (now - 90_000_000) / 1000);
    await files.dropLeftovers(now - 86_400_000);
    expect(await readdir(join(folder, 'uploads'))).to.have.members([
      fresh,
      kept?.id,
      `${kept?.id}.json`,
    ]);
  });
});
