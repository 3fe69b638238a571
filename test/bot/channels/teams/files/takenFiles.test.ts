import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import { uploadId } from '../../../../../bot/channels/directLine/uploadId.ts';
import { uploads } from '../../../../../bot/channels/directLine/uploads.ts';
import { fileUrls } from '../../../../../bot/channels/teams/files/fileUrls.ts';
import { takenFiles } from '../../../../../bot/channels/teams/files/takenFiles.ts';
import type { Screen } from '../../../../../services/files/screening.ts';
import { clockAt } from '../../../../fakes/clocks.ts';
import { eventually } from '../../../../fakes/eventually.ts';
import { waitedMs } from '../../../../support/waitedMs.ts';
import { sharePoint, type SharePoint } from '../../../../fakes/sharePoint.ts';
import { silentLog } from '../../../../fakes/silentLog.ts';

const LOG = Buffer.from('line 1\n');

describe('the files of a line in Teams', () => {
  const clock = clockAt('2026-11-20T12:00:00.000Z');
  let drive: SharePoint;
  let folder: string;

  beforeEach(async () => {
    drive = await sharePoint();
    folder = await mkdtemp(join(tmpdir(), 'taken-'));
  });

  afterEach(async () => {
    await drive.close();
    await rm(folder, { recursive: true });
  });

  /** As in a process that has just begun. */
  const taking = ({
    screen,
    ...times
  }: {
    readonly fileMs?: number;
    readonly lineMs?: number;
    readonly screen?: Screen;
  } = {}) =>
    takenFiles({
      uploads: uploads(folder, clock.now, screen),
      fileUrl: (id) => `https://support.example/uploads/${id}`,
      isFileUrl: fileUrls(drive.origin),
      connector: { picture: async () => undefined },
      log: silentLog,
      ...times,
    });
  const file = (name: string) => ({
    id: uploadId(),
    kind: 'shared' as const,
    name,
    url: `${drive.origin}/${name}`,
  });

  it('are the same ones when the line is answered again after a crash, and not fetched again', async () => {
    drive.files.set('/a.log', [LOG]);
    const one = file('a.log');
    const first = await taking()('c1', [one]);
    // Teams lets its address be used for some minutes only.
    drive.files.set('/a.log', [{ status: 403 }]);
    expect(await taking()('c1', [one])).to.deep.equal(first);
    expect(first.attachments.map(({ contentUrl }) => contentUrl)).to.deep.equal([
      `https://support.example/uploads/${one.id}`,
    ]);
    expect(await readdir(folder)).to.have.members([one.id, `${one.id}.json`]);
    expect(drive.asked).to.have.length(1);
  });

  it('are whole when the process was killed while one was written', async () => {
    drive.files.set('/a.log', [LOG]);
    const one = file('a.log');
    await writeFile(join(folder, one.id), 'li');
    const { attachments, attachmentSizes } = await taking()('c1', [one]);
    expect([attachments.length, ...attachmentSizes]).to.deep.equal([1, LOG.length]);
    expect(await buffer(uploads(folder, clock.now).read(one.id))).to.deep.equal(LOG);
  });

  it('are had once by two processes that answer the same line', async () => {
    drive.files.set('/a.log', [LOG]);
    const one = file('a.log');
    const both = await Promise.all([taking()('c1', [one]), taking()('c1', [one])]);
    expect(both[0]).to.deep.equal(both[1]);
    expect(await readdir(folder)).to.have.members([one.id, `${one.id}.json`]);
  });

  it('do not wait for one that drips or hangs, and not for many of them', async () => {
    drive.files.set('/drips.log', [{ drips: true }]);
    drive.files.set('/hangs.log', [{ hangs: true }]);
    drive.files.set('/a.log', [LOG]);
    // Time enough for one that does come, also on a machine that stands still for a moment.
    const fileMs = 1500;
    const few = ['drips.log', 'hangs.log', 'a.log'].map(file);
    const waitedForFew = await waitedMs(async () => {
      const one = await taking({ fileMs })('c1', few);
      expect(one.attachments.map(({ name }) => name)).to.deep.equal(['a.log']);
    });
    expect(waitedForFew).to.be.lessThan(2 * fileMs + 1000);
    const many = ['drips.log', 'hangs.log', 'drips.log', 'hangs.log', 'a.log'].map(file);
    const waitedForMany = await waitedMs(async () => {
      const other = await taking({ fileMs: 100, lineMs: 150 })('c1', many);
      expect(other.refusedAttachments.map(({ reason }) => reason)).to.deep.equal(
        many.map(() => 'unavailable'),
      );
    });
    expect(waitedForMany).to.be.lessThan(1_000);
  });

  it('are kept only if the scanner lets them pass, which is not waited for longer than for the line', async () => {
    drive.files.set('/bad.log', [LOG]);
    drive.files.set('/slow.log', [LOG]);
    const said: ('infected' | 'hangs')[] = ['infected', 'hangs'];
    const screen: Screen = async (bytes, { conversationId, signal }) => {
      expect([bytes.equals(LOG), conversationId]).to.deep.equal([true, 'c1']);
      if (said.shift() === 'infected') return 'infected';
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return 'unchecked';
    };
    const files = ['bad.log', 'slow.log'].map(file);
    const { attachments, refusedAttachments } = await taking({ lineMs: 3000, screen })('c1', files);
    expect(attachments).to.deep.equal([]);
    expect(refusedAttachments).to.deep.equal([
      { name: 'bad.log', reason: 'infected' },
      { name: 'slow.log', reason: 'unchecked' },
    ]);
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('are in memory four at a time, whoever sends them', async () => {
    const [hanging, other] = [[file('h.log')], [file('a.log')]];
    drive.files.set('/h.log', [{ hangs: true }]);
    drive.files.set('/a.log', [LOG]);
    const take = taking({ fileMs: 2000 });
    const all = ['c1', 'c2', 'c3', 'c4'].map(async (id) => take(id, hanging));
    await eventually('four are fetched', () => drive.asked.length === 4);
    const fifth = take('c5', other);
    await Promise.race(all);
    expect(drive.asked.map(({ path }) => path)).to.not.include('/a.log');
    expect((await fifth).attachments).to.have.length(1);
    await Promise.all(all);
  });
});
