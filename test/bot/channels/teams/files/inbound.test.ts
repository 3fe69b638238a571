import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { eventually } from '../../../../fakes/eventually.ts';
import { waitedMs } from '../../../../support/waitedMs.ts';
import { sharePoint, type SharePoint } from '../../../../fakes/sharePoint.ts';
import { ana, teamsWorld, type TeamsWorld } from '../../../../support/teamsWorld.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n and more', 'latin1');
const LOG = Buffer.from('line 1\n');
const SHARED = 'application/vnd.microsoft.teams.file.download.info';
/** Teams sends the same words as HTML beside all else. */
const HTML = { contentType: 'text/html', content: '<p>see</p>' };
const QUESTION = 'How do I add a second StoreFront server to a server group?';
const MEGABYTE = 1024 * 1024;

describe('a file that somebody sends in Teams', function () {
  this.timeout(240_000);
  let drive: SharePoint;
  let world: TeamsWorld;

  beforeEach(async () => {
    drive = await sharePoint();
    world = await teamsWorld({}, { filesAt: drive.origin });
  });

  afterEach(async () => {
    await world.close();
    await drive.close();
  });

  const at = (name: string, downloadUrl: string) => ({
    contentType: SHARED,
    name,
    contentUrl: `https://contoso-my.sharepoint.com/personal/ana/Documents/${name}`,
    content: { downloadUrl, uniqueId: '1', fileType: 'log' },
  });
  const shared = (name: string, path: string) => at(name, `${drive.origin}${path}`);
  const idsKept = async (): Promise<readonly string[]> =>
    (await readdir(join(world.folder, 'uploads')).catch(() => [])).filter(
      (name) => !name.endsWith('.json'),
    );
  /** Read to its end: what is left unread keeps its connection, and the product waits for that. */
  async function fromDesk(id: string): Promise<{ headers: Headers; bytes: Buffer }> {
    const response = await fetch(`${world.app.url}/v3/directline/uploads/${id}`);
    return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  }
  /** Which of the files were refused, and why, after a message with these. */
  async function refused(attachments: readonly object[]): Promise<readonly string[]> {
    const before = world.log(ana).length;
    await world.say(ana, QUESTION, { attachments: [HTML, ...attachments] });
    return world
      .log(ana)
      .slice(before)
      .flatMap(({ activity }) => {
        const { reply } = (activity['channelData'] ?? {}) as { readonly reply?: string };
        return reply?.startsWith('attachment.') === true && reply !== 'attachment.kept'
          ? [reply.slice('attachment.'.length)]
          : [];
      });
  }

  it('is part of the request as on the web, fetched without a token, and served', async () => {
    drive.files.set('/trace?tempauth=once', [LOG]);
    expect(await refused([shared('trace.log', '/trace?tempauth=once')])).to.deep.equal([]);
    expect(drive.asked).to.have.length(1);
    expect(drive.asked[0]?.headers).to.not.have.any.keys('authorization', 'cookie');
    const [id = ''] = await idsKept();
    await world.say(ana, 'send');
    expect(JSON.stringify(world.log(ana))).to.match(/Reference: SR-/);
    expect(world.kept()).to.include(`/v3/directline/uploads/${id}`);
    const served = await fromDesk(id);
    expect(served.bytes).to.deep.equal(LOG);
    expect(served.headers.get('content-disposition')).to.include('trace.log');
  });

  it('is kept once, however often Teams sends its message', async () => {
    drive.files.set('/trace', [LOG]);
    const line = world.personal(ana, { text: QUESTION, attachments: [shared('a.log', '/trace')] });
    await Promise.all([world.send(line), world.send(line)]);
    await world.app.idle();
    await world.send(line);
    await world.app.idle();
    expect(await idsKept()).to.have.length(1);
    expect(drive.asked).to.have.length(1);
  });

  it('does not keep Teams waiting for its message to be taken', async () => {
    drive.files.set('/slow', [{ hangs: true }]);
    const line = world.personal(ana, { text: QUESTION, attachments: [shared('a.log', '/slow')] });
    const waited = await waitedMs(async () => {
      expect((await world.send(line)).status).to.equal(200);
    });
    expect(waited).to.be.lessThan(3_000);
    await eventually('it is asked for', () => drive.asked.length === 1);
    await drive.close();
    await world.app.idle();
    expect(world.replies(ana)).to.include.members(['attachment.unavailable', 'review']);
    expect(await idsKept()).to.deep.equal([]);
  });

  it('is cut off as soon as it is too big, whatever it says of itself', async () => {
    drive.files.set('/big', [{ streams: 400 * MEGABYTE }]);
    expect(await refused([shared('big.log', '/big')])).to.deep.equal(['tooBig']);
    expect(drive.sent()).to.be.lessThan(40 * MEGABYTE);
    expect(await idsKept()).to.deep.equal([]);
  });

  it('is what its first bytes say, not its name', async () => {
    drive.files.set('/exe', [Buffer.from('MZ\x90\0\x03\0', 'latin1')]);
    drive.files.set('/svg', [Buffer.from('<svg onload="alert(1)"/>')]);
    drive.files.set('/png', [PNG]);
    const files = [shared('a.png', '/exe'), shared('a.svg', '/svg'), shared('a.html', '/png')];
    expect(await refused(files)).to.deep.equal(['type', 'type']);
    const [id = ''] = await idsKept();
    const { headers } = await fromDesk(id);
    expect(headers.get('content-type')).to.equal('image/png');
    expect(headers.get('content-disposition')).to.include('a.html.png');
  });

  it('is had at the second try, and said to be missing after that', async () => {
    drive.files.set('/once', [{ status: 503 }, LOG]);
    drive.files.set('/cut', [{ breaks: true }, LOG]);
    drive.files.set('/gone', [{ status: 503 }]);
    const files = ['once', 'cut', 'gone', 'never'].map((name) => shared(`${name}.log`, `/${name}`));
    expect(await refused(files)).to.deep.equal(['unavailable', 'unavailable']);
    expect(await idsKept()).to.have.length(2);
    expect(JSON.stringify(world.log(ana))).to.match(/could not get gone\.log.*get never\.log/);
  });

  it('is fetched from nowhere else: not by a redirect, not from this machine, not from the net', async () => {
    const other = await sharePoint();
    try {
      drive.files.set('/to', [{ status: 302, location: `${other.origin}/a` }]);
      other.files.set('/a', [LOG]);
      const port = Number(new URL(other.origin).port);
      const files = [
        shared('a.log', '/to'),
        at('b.log', `${other.origin}/a`),
        at('c.log', `http://localhost:${port}/a`),
        at('d.log', `${drive.origin}@127.0.0.1:${port}/a`),
        at('e.log', 'file:///etc/passwd'),
      ];
      expect(await refused(files)).to.deep.equal(Array.from(files, () => 'unavailable'));
      expect(other.asked).to.deep.equal([]);
      expect(drive.asked.map(({ path }) => path)).to.deep.equal(['/to']);
    } finally {
      await other.close();
    }
  });

  it('is one of five at once; what is no file of a person is said to be none we take', async () => {
    const files = Array.from({ length: 7 }, (_, index) => {
      drive.files.set(`/${index}`, [LOG]);
      return shared(`${index}.log`, `/${index}`);
    });
    const odd = [
      { contentType: SHARED, name: 'no address.log', content: null },
      { contentType: 'audio/ogg', contentUrl: 'https://x.example/a', name: 'voice.ogg' },
      { contentType: 'messageReference', content: '{}' },
      { contentType: 'application/vnd.microsoft.card.hero', content: {} },
    ];
    expect(await refused([...odd, ...files])).to.have.members([
      'type',
      'type',
      'tooMany',
      'tooMany',
    ]);
    expect(await idsKept()).to.have.length(5);
  });

  it('may be a picture that was pasted, which Teams shows to the bot alone', async () => {
    world.connector.pictures.set('/v3/attachments/7/views/original', PNG);
    const { serviceUrl } = world.connector;
    const pasted = {
      contentType: 'image/*',
      contentUrl: `${serviceUrl}/v3/attachments/7/views/original`,
    };
    const missing = {
      contentType: 'image/png',
      contentUrl: `${serviceUrl}/v3/attachments/8/views/original`,
    };
    expect(await refused([pasted, missing])).to.deep.equal(['unavailable']);
    const [id = ''] = await idsKept();
    expect((await fromDesk(id)).headers.get('content-disposition')).to.include('picture.png');
  });

  it('stays in a group, and whoever sent it is told in their own chat', async () => {
    const inGroup = {
      conversation: {
        id: '19:group@thread.v2',
        conversationType: 'groupChat',
        tenantId: ana.tenantId,
      },
      entities: [
        {
          type: 'mention',
          text: '<at>Support</at>',
          mentioned: { id: '28:0f3b9c58-51a8-4a4e-9a5b-3a3f0d9f2a11' },
        },
      ],
      text: '<at>Support</at>',
      attachments: [
        {
          contentType: 'text/html',
          content:
            '<p><at>Support</at></p><attachment id="9d1f3c0a-1111-4222-8333-0123456789ab"></attachment>',
        },
      ],
    };
    await world.send(world.personal(ana, inGroup));
    await world.app.idle();
    expect(world.replies(ana)).to.include('attachment.group');
    expect(
      world.connector.seen('19:group@thread.v2').map(({ activity }) => activity['text']),
    ).to.have.length(1);
  });
});
