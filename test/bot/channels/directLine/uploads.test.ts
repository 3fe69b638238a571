import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { echoService, type EchoService } from './echoService.ts';

const png = Buffer.from('\x89PNG\r\n\x1a\n and more', 'latin1');
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe('a file that is attached', () => {
  let service: EchoService;
  let token: string;
  let conversation: string;

  beforeEach(async () => {
    service = await echoService();
    const made = await service.token();
    ({ token } = made);
    conversation = `/conversations/${made.conversationId}`;
  });
  afterEach(() => service.close());

  async function upload(
    files: readonly (readonly [name: string, bytes: string | Buffer])[],
    activity: object = { type: 'message', text: 'see', attachments: [] },
  ) {
    const form = new FormData();
    form.append(
      'activity',
      new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
    );
    for (const [name, bytes] of files)
      form.append('file', new Blob([new Uint8Array(Buffer.from(bytes))]), name);
    const response = await fetch(`${service.base()}${conversation}/upload?userId=dl_x`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    const { id } = (await response.json()) as { id?: string };
    const line = (await lines()).find((at) => at.id === id);
    return { status: response.status, line, refused: line?.channelData?.['refusedAttachments'] };
  }

  const lines = async () => {
    await service.settled();
    const all = await service.call(`${conversation}/activities`, { method: 'GET', token });
    return all.json.activities;
  };

  it('is kept and served so that it can harm nobody', async () => {
    const { line } = await upload([
      ['screen.png', png],
      ['../../etc/a.log', 'line 1\n'],
    ]);
    expect(line?.text).to.equal('see');
    const [picture, log] = line?.attachments ?? [];
    expect([picture?.contentType, log?.contentType]).to.eql(['image/png', 'text/plain']);
    expect(log?.name).to.equal('a.log');
    expect(line?.channelData?.['attachmentSizes']).to.eql([png.length, 7]);
    for (const [file, disposition] of [
      [picture, 'inline'],
      [log, 'attachment'],
    ] as const) {
      const { headers } = await fetch(file?.contentUrl ?? '');
      expect(headers.get('content-disposition')).to.match(new RegExp(`^${disposition};`));
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
      expect(headers.get('content-security-policy')).to.contain('sandbox');
    }
    expect(Buffer.from(await (await fetch(picture?.contentUrl ?? '')).arrayBuffer())).to.eql(png);
  });

  it('of a kind we do not take is refused by name, and the message lives', async () => {
    const { status, line, refused } = await upload([
      ['a.svg', svg],
      ['b.png', svg],
      ['c.exe', Buffer.from('MZ\x90\0\x03', 'latin1')],
      ['d.html', '<script>1</script>'],
      ['e.txt', Buffer.from([0x68, 0, 0x69])],
    ]);
    expect(status).to.equal(200);
    expect(line?.text).to.equal('see');
    expect(line?.attachments).to.eql([]);
    expect(refused).to.eql(
      ['a.svg', 'b.png', 'c.exe', 'd.html', 'e.txt'].map((name) => ({ name, reason: 'type' })),
    );
  });

  it('beyond 10 MB, or the sixth of a message, is refused by name', async () => {
    const big = await upload([
      ['big.log', Buffer.alloc(10 * 1024 * 1024 + 1, 'x')],
      ['small.log', 'x'],
    ]);
    expect(big.refused).to.eql([{ name: 'big.log', reason: 'tooBig' }]);
    expect(big.line?.attachments?.map(({ name }) => name)).to.eql(['small.log']);
    const many = await upload([1, 2, 3, 4, 5, 6].map((n) => [`${String(n)}.txt`, 'x'] as const));
    expect(many.refused).to.eql([{ name: '6.txt', reason: 'tooMany' }]);
    expect(many.line?.attachments).to.have.length(5);
  });

  it('cannot pretend to be another kind once it is saved', async () => {
    const { line } = await upload([
      ['a.html', png],
      ['invoice\u202Egnp.exe', png],
    ]);
    expect(line?.attachments?.map(({ name }) => name)).to.eql(['a.html.png', 'invoicegnp.exe.png']);
  });

  it('that is sent twice is kept once', async () => {
    const activity = { type: 'message', text: 'see', channelData: { clientActivityID: 'same' } };
    const first = await upload([['a.txt', 'x']], activity);
    const second = await upload([['a.txt', 'x']], activity);
    expect(second.line).to.eql(first.line);
    expect(await readdir(join(service.folder, 'uploads'))).to.have.length(2);
    expect((await fetch(first.line?.attachments?.[0]?.contentUrl ?? '')).status).to.equal(200);
  });

  it('may come alone as a raw body', async () => {
    const response = await fetch(`${service.base()}${conversation}/upload?userId=dl_x`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'image/png',
        'content-disposition': 'name="file"; filename="a.png"',
      },
      body: png,
    });
    expect(response.status).to.equal(200);
    expect((await lines())[0]?.attachments?.[0]?.name).to.equal('a.png');
  });

  it('in a broken form is refused, and the next message is served', async () => {
    for (const [type, body] of [
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=b', '--b\r\ncontent-disposition: form-data'],
      ['multipart/form-data; boundary=b', '--b\r\n\r\n{}\r\n--bXX'],
      ['multipart/form-data; boundary=b', `--b\r\n${'x'.repeat(9000)}\r\n\r\n--b--`],
      [
        'multipart/form-data; boundary=b',
        '--b\r\ncontent-disposition: form-data; name="activity"\r\n\r\n{"type":5}\r\n--b--',
      ],
    ] as const) {
      const { status } = await service.call(`${conversation}/upload?userId=dl_x`, {
        token,
        body,
        headers: { 'content-type': type },
      });
      expect(status, body.slice(0, 50)).to.equal(400);
    }
    expect((await upload([['a.txt', 'x']])).status).to.equal(200);
  });

  it('is found by nobody who only guesses', async () => {
    for (const id of ['x', '..%2f..%2fetc%2fpasswd', 'a'.repeat(43), '%E0%A4%A']) {
      const response = await fetch(`${service.base()}/uploads/${id}`);
      await response.arrayBuffer();
      expect(response.status, id).to.be.within(400, 404);
    }
  });
});
