import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { echoService, type EchoService, type Wire } from './echoService.ts';

describe('what a client sends', () => {
  let service: EchoService;
  let token: string;
  let path: string;

  beforeEach(async () => {
    service = await echoService();
    const made = await service.token();
    ({ token } = made);
    path = `/conversations/${made.conversationId}/activities`;
  });
  afterEach(() => service.close());

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    service.call(path, { token, body, headers });
  const read = async (watermark = ''): Promise<readonly Wire[]> => {
    await service.settled();
    const query = `${path}?watermark=${watermark}`;
    return (await service.call(query, { method: 'GET', token })).json.activities;
  };
  const texts = async () => (await read()).map(({ text }) => text);

  it('is answered with its id before the bot has looked at it', async () => {
    const { status, json } = await post({ type: 'message', text: 'hi' });
    expect(status).to.equal(200);
    expect(json.id).to.match(/\|0000002$/);
    const all = await read();
    expect(all.map(({ text }) => text)).to.eql(['hi', 'Hello.', 'Echo: hi']);
    expect(all[0]?.id).to.equal(json.id);
  });

  it('keeps what belongs to it and loses what others have to decide', async () => {
    const sent = {
      type: 'message',
      text: 'hi',
      textFormat: 'plain',
      value: { a: [1] },
      locale: 'de-DE',
      localTimestamp: '2026-11-21T20:15:20.410Z',
      localTimezone: 'Europe/Berlin',
      channelData: { clientActivityID: 'x', 'webchat:sequence-id': 1 },
      entities: [{ type: 'ClientCapabilities' }],
    };
    await post({
      ...sent,
      id: 'mine',
      timestamp: '1999-01-01T00:00:00Z',
      serviceUrl: 'https://evil.example',
      conversation: { id: 'another' },
      recipient: { id: 'eve' },
      channelId: 'msteams',
      deliveryMode: 'expectReplies',
      from: { id: 'bot', role: 'bot' },
      sender: 'bot',
    });
    const [line] = await read();
    expect(line).to.deep.include(sent);
    expect(line?.from.role).to.equal('user');
    expect(line?.timestamp).not.to.match(/^1999/);
    expect(line).not.to.have.any.keys('serviceUrl', 'deliveryMode', 'sender');
  });

  it('cannot pass a link off as a file, and the customer is told', async () => {
    await post({
      type: 'message',
      text: 'see',
      attachments: [
        { contentType: 'image/png', name: 'a.png', contentUrl: 'https://x.example/uploads/a' },
        { contentType: 'application/x', name: 'card', content: { a: 1 } },
      ],
      channelData: { masked: ['card'], refusedAttachments: [{ name: 'made up' }] },
    });
    const [line] = await read();
    expect(line?.attachments).to.eql([
      { contentType: 'application/x', name: 'card', content: { a: 1 } },
    ]);
    expect(line?.channelData).to.eql({
      refusedAttachments: [{ name: 'a.png', reason: 'type' }],
    });
  });

  it('counts once when a browser sends it twice', async () => {
    const line = { type: 'message', text: 'hi', channelData: { clientActivityID: 'same' } };
    const [first, second] = await Promise.all([post(line), post(line)]);
    expect(first.json.id).to.equal(second.json.id);
    expect(await texts()).to.eql(['hi', 'Hello.', 'Echo: hi']);
  });

  it('cannot take the place of the line that makes the bot greet', async () => {
    await post({ type: 'message', text: 'hi', channelData: { clientActivityID: 'start' } });
    expect(await texts()).to.eql(['hi', 'Hello.', 'Echo: hi']);
  });

  it('may be 100,000 characters long', async () => {
    for (const text of ['x'.repeat(100_000), '字'.repeat(100_000), '😀'.repeat(100_000)]) {
      expect((await post({ type: 'message', text })).status).to.equal(200);
      expect(await texts()).to.include(text);
    }
    expect((await post({ type: 'message', text: 'x'.repeat(524_288) })).status).to.equal(413);
  });

  it('is not stored when it is only that somebody types', async () => {
    expect((await post({ type: 'typing' })).status).to.equal(200);
    expect(await read()).to.eql([]);
  });

  for (const [what, body] of [
    ['of a type that only channels send', { type: 'conversationUpdate', membersAdded: [] }],
    ['without a type', { text: 'hi' }],
    ['with a number for a text', { type: 'message', text: 5 }],
    ['no object', '"hi"'],
    ['nothing', undefined],
  ] as const) {
    it(`is refused when it is ${what}, and the chat goes on`, async () => {
      expect((await post(body)).status).to.equal(400);
      await post({ type: 'message', text: 'after' });
      expect(await texts()).to.include('Echo: after');
    });
  }

  it('cannot hurt with a body that says it is packed', async () => {
    const bomb = gzipSync(`"${'0'.repeat(5_000_000)}"`).toString('latin1');
    for (const encoding of ['gzip', 'deflate', 'br', 'bogus']) {
      expect((await post(bomb, { 'content-encoding': encoding })).status).to.equal(415);
      expect((await post('x', { 'content-encoding': encoding })).status).to.equal(415);
    }
    expect((await post({ type: 'message', text: 'still here' })).status).to.equal(200);
  });

  it('of any shape gives a clear answer and never costs the next line', async () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          type: fc.oneof(fc.constantFrom('message', 'event', 'typing', 'invoke'), fc.jsonValue()),
          text: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
          locale: fc.jsonValue(),
          from: fc.jsonValue(),
          conversation: fc.jsonValue(),
          channelData: fc.oneof(fc.record({ clientActivityID: fc.jsonValue() }), fc.jsonValue()),
          value: fc.jsonValue(),
          attachments: fc.jsonValue(),
          entities: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    );
    let count = 0;
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        const { status } = await post(JSON.stringify(body));
        expect(status).to.be.oneOf([200, 400]);
        const text = `good ${String(count++)}`;
        const good = await post({ type: 'message', text });
        expect(good.status).to.equal(200);
        expect((await read(String(2 * count))).map((a) => a.text)).to.include(`Echo: ${text}`);
      }),
      { numRuns: 60 },
    );
    expect(service.errors).to.eql([]);
  });

  it('is read again from any watermark without loss or double', async () => {
    for (const text of ['a', 'b', 'c']) await post({ type: 'message', text });
    const all = await read();
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    expect(all.map(({ timestamp }) => timestamp)).to.eql(all.map((a) => a.timestamp).sort());
    // The greeting's cause is line 1 and never shown, so n lines seen are n - 1 shown.
    for (let seen = 1; seen <= 8; seen++) {
      expect((await read(String(seen))).map(({ id }) => id)).to.eql(ids.slice(seen - 1));
    }
    expect(await read('999')).to.eql([]);
    expect((await read('garbage')).length).to.equal(7);
  });

  it('is not replied to by what a client cannot see', async () => {
    service.answerWith(({ id }) => [
      { type: 'message', text: 'x', replyToId: String(id) },
      { type: 'message', text: 'y', replyToId: `${path.split('/')[2] ?? ''}|0000001` },
      { type: 'message', text: 'z', replyToId: `${path.split('/')[2] ?? ''}|0000002` },
      { type: 'trace', text: 'secret' },
      { type: 'typing' },
    ]);
    await post({ type: 'event', name: 'e' });
    const lines = await read();
    expect(lines.map(({ text }) => text)).not.to.include('secret');
    expect(lines.map(({ type }) => type)).not.to.include('typing');
    expect(lines.filter((line) => line.replyToId !== undefined).map((l) => l.text)).to.eql([
      'z',
      'z',
    ]);
  });
});
