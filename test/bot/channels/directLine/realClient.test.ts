import { expect } from 'chai';
import { DirectLine, type Activity } from 'botframework-directlinejs';
import { echoService, type EchoService, origin } from './echoService.ts';
import { XMLHttpRequest } from './xmlHttpRequest.ts';

describe('the real DirectLineJS', () => {
  let service: EchoService;
  const clients: DirectLine[] = [];
  const before = Object.getOwnPropertyDescriptor(globalThis, 'XMLHttpRequest');

  beforeEach(async () => {
    Object.assign(globalThis, { XMLHttpRequest });
    service = await echoService();
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) client.end();
    await service.close();
    if (before === undefined) Reflect.deleteProperty(globalThis, 'XMLHttpRequest');
    else Object.defineProperty(globalThis, 'XMLHttpRequest', before);
  });

  function connect(options: object) {
    // Its delay before a reconnect is 3000 + random * 12000 ms: this makes it five.
    const random = () => -0.2496;
    const client = new DirectLine({ domain: service.base(), random, ...options } as never);
    clients.push(client);
    const seen: Activity[] = [];
    const waiting = new Set<() => void>();
    client.activity$.subscribe(
      (activity) => {
        seen.push(activity);
        for (const check of waiting) check();
      },
      // It throws "conversation ended" at whoever still listens.
      () => {},
    );
    const texts = () => seen.map((a) => (a.type === 'message' ? a.text : a.type));
    /** Until a line with this text has come in. */
    const until = (text: string) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (texts().includes(text)) resolve();
        };
        waiting.add(check);
        check();
      });
    const send = (text: string, more: object = {}) =>
      new Promise<string>((resolve, reject) => {
        const activity = { type: 'message', from: { id: 'me' }, text, ...more };
        client.postActivity(activity as Activity).subscribe(resolve, reject);
      });
    return { client, seen, texts, until, send };
  }

  it('starts, is greeted once, sends and receives in order', async () => {
    const { token } = await service.token();
    const page = connect({ token });
    await page.until('Hello.');
    const id = await page.send('one', { channelData: { clientActivityID: 'c1' } });
    await page.until('Echo: one');
    expect(page.texts()).to.eql(['Hello.', 'one', 'Echo: one']);
    expect(page.seen[1]).to.deep.include({ id, channelData: { clientActivityID: 'c1' } });
    expect(page.seen.map(({ from }) => from.role)).to.eql(['bot', 'user', 'bot']);
  });

  it('loses nothing and doubles nothing when the stream drops', async () => {
    const { token, conversationId } = await service.token();
    const page = connect({ token });
    await page.until('Hello.');
    await page.send('one');
    await page.until('Echo: one');
    service.channel()?.stop();
    await page.send('two');
    await page.send('three');
    await page.until('Echo: three');
    const lines = await service.store.read(conversationId, 2);
    expect(page.texts()).to.eql(lines.map((line) => line.activity['text']));
    expect(page.texts()).to.have.length(7);
  });

  it('loses nothing when it is dropped before its first frame', async () => {
    const { token } = await service.token();
    const first = await service.call('/conversations', { token, body: {} });
    await service.settled();
    const page = connect({ token, conversationId: first.json.conversationId, watermark: '' });
    await page.until('Hello.');
    expect(page.texts()).to.eql(['Hello.']);
  });

  it('goes on by itself when the process was killed and started again', async () => {
    const { token } = await service.token();
    const page = connect({ token });
    await page.until('Hello.');
    await page.send('one');
    await page.until('Echo: one');
    await service.kill();
    await service.start();
    await page.send('two');
    await page.until('Echo: two');
    expect(page.texts()).to.eql(['Hello.', 'one', 'Echo: one', 'two', 'Echo: two']);
  });

  it('sees the whole conversation again after a reload', async () => {
    const { token, conversationId } = await service.token();
    const page = connect({ token });
    await page.until('Hello.');
    await page.send('one');
    await page.until('Echo: one');
    page.client.end();
    const again = await service.token({ resume: token });
    expect(again.conversationId).to.equal(conversationId);
    const reloaded = connect({ token: again.token, conversationId, watermark: '0' });
    await reloaded.until('Echo: one');
    expect(reloaded.texts()).to.eql(['Hello.', 'one', 'Echo: one']);
    await reloaded.send('two');
    await reloaded.until('Echo: two');
  });

  it('keeps two tabs of one conversation in step', async () => {
    const { token } = await service.token();
    const left = connect({ token });
    await left.until('Hello.');
    const right = connect({ token });
    await right.until('Hello.');
    await left.send('one');
    await Promise.all([left.until('Echo: one'), right.until('Echo: one')]);
    expect(right.texts()).to.eql(left.texts());
  });

  it('polls where there are no sockets', async () => {
    const { token } = await service.token();
    const page = connect({ token, webSocket: false, pollingInterval: 200 });
    await page.until('Hello.');
    await page.send('one');
    await page.until('Echo: one');
    expect(page.texts()).to.eql(['Hello.', 'one', 'Echo: one']);
  });

  it('sends files and gets links to them back', async () => {
    const { token } = await service.token();
    const page = connect({ token });
    await page.until('Hello.');
    const contentUrl = URL.createObjectURL(new Blob(['line 1\n']));
    await page.send('the log', {
      attachments: [{ contentType: 'text/plain', name: 'a.log', contentUrl }],
    });
    URL.revokeObjectURL(contentUrl);
    await page.until('Echo: the log');
    const [attachment] = (page.seen[1] as { attachments: { contentUrl: string }[] }).attachments;
    const file = await fetch(attachment?.contentUrl ?? '');
    expect(await file.text()).to.equal('line 1\n');
  });

  it('is told of an expired token and can be given a new one', async () => {
    const { token } = await service.token();
    const page = connect({ token });
    await page.until('Hello.');
    service.pass(3601);
    expect(await page.send('too late')).to.equal('retry');
    const again = await service.token({ resume: token });
    const { conversationId } = again;
    const renewed = connect({ token: again.token, conversationId, watermark: '0' });
    await renewed.send('in time');
    await renewed.until('Echo: in time');
    expect(renewed.texts()).to.eql(['Hello.', 'in time', 'Echo: in time']);
  });

  it('shows an update in place of what was there', async () => {
    const { token } = await service.token();
    const page = connect({ token });
    await page.until('Hello.');
    const [hello] = page.seen;
    const { id, timestamp } = hello as { id: string; timestamp: string };
    service.answerWith(() => [{ type: 'message', text: 'Hello again.', id, timestamp }]);
    await page.send('update');
    await page.until('Hello again.');
    expect(page.seen.at(-1)).to.deep.include({ id, timestamp, text: 'Hello again.' });
  });

  it('is bound to the page that the token was made for', async () => {
    const { token } = await service.token({}, { origin });
    const { status } = await service.call('/conversations', {
      token,
      body: {},
      headers: { origin: 'https://other.example' },
    });
    expect(status).to.equal(403);
  });
});
