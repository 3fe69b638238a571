/** What callers meet who do too much, or come when there is too much to do. */
import { once } from 'node:events';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { eventually } from '../../../fakes/eventually.ts';
import { echoService, type EchoService, origin } from './echoService.ts';

describe('the web channel, when it gets too much,', () => {
  let service: EchoService;

  beforeEach(async () => {
    service = await echoService({ isStill: true });
  });
  afterEach(() => service.close());

  const post = (conversationId: string, token: string) =>
    service.call(`/conversations/${conversationId}/activities`, {
      token,
      body: { type: 'message', text: 'hello' },
      headers: { origin },
    });

  it('slows down one conversation, which a page can read, and no other', async () => {
    const [fast, calm] = [await service.token(), await service.token()];
    let taken = 0;
    let refused = await post(fast.conversationId, fast.token);
    while (refused.status === 200) {
      taken += 1;
      refused = await post(fast.conversationId, fast.token);
    }
    expect(taken).to.equal(240);
    expect(refused.status).to.equal(429);
    expect(refused.json.error.code).to.equal('TooManyRequests');
    expect(refused.headers.get('retry-after')).to.equal('1');
    expect(refused.headers.get('access-control-allow-origin')).to.equal(origin);
    expect((await post(calm.conversationId, calm.token)).status).to.equal(200);
    const look = { method: 'GET', token: fast.token };
    expect((await service.call(`/conversations/${fast.conversationId}`, look)).status).to.equal(
      200,
    );
    service.pass(2);
    expect((await post(fast.conversationId, fast.token)).status).to.equal(200);
  });

  it('begins so many conversations for one address, and goes on with those there are', async () => {
    const from = (address: string) => ({ origin, 'x-forwarded-for': address });
    const first = await service.token({}, from('203.0.113.7'));
    for (let n = 1; n < 120; n += 1) await service.token({}, from('203.0.113.7'));
    const ask = (body: object, address: string) =>
      service.call('/api/webchat/token', { body, headers: from(address) });
    const refused = await ask({}, '203.0.113.7');
    expect(refused.status).to.equal(429);
    expect(Number(refused.headers.get('retry-after'))).to.be.within(1, 30);
    const resumed = await ask({ resume: first.token }, '203.0.113.7');
    expect(resumed.json.conversationId).to.equal(first.conversationId);
    expect((await ask({}, '203.0.113.8')).status).to.equal(200);
  });

  it('turns new conversations away when it is nearly full, and serves those that are there', async () => {
    const mine = await service.token();
    const sockets: WebSocket[] = [];
    const follow = async () => {
      const { token, conversationId } = mine;
      const { json } = await service.call(`/conversations/${conversationId}?watermark=0`, {
        method: 'GET',
        token,
      });
      const socket = new WebSocket(json.streamUrl, { origin });
      socket.on('error', () => {});
      sockets.push(socket);
      return socket;
    };
    // Six pages may share a conversation.
    const others = await Promise.all(Array.from({ length: 18 }, () => service.token()));
    for (const { token, conversationId } of others) {
      for (let page = 0; page < 5; page += 1) {
        const path = `/conversations/${conversationId}?watermark=0`;
        const { json } = await service.call(path, { method: 'GET', token });
        const socket = new WebSocket(json.streamUrl, { origin });
        sockets.push(socket);
        await once(socket, 'open');
      }
    }
    const anew = { body: {}, headers: { origin } };
    const refused = await service.call('/api/webchat/token', anew);
    expect(refused.status).to.equal(503);
    expect(refused.json.error.code).to.equal('Busy');
    expect(Number(refused.headers.get('retry-after'))).to.be.within(2, 6);
    expect((await post(mine.conversationId, mine.token)).status).to.equal(200);
    await once(await follow(), 'open');
    const resumed = await service.token({ resume: mine.token });
    expect(resumed.conversationId).to.equal(mine.conversationId);

    for (const socket of sockets) socket.terminate();
    let again = await service.call('/api/webchat/token', anew);
    await eventually('they have left', async () => {
      again = await service.call('/api/webchat/token', anew);
      return again.status !== 503;
    });
    expect(again.status, 'after they left').to.equal(200);
  });

  it('cuts off a page that never reads, and no other', async () => {
    const { token, conversationId } = await service.token();
    const follow = async () => {
      const path = `/conversations/${conversationId}?watermark=0`;
      const { json } = await service.call(path, { method: 'GET', token });
      const socket = new WebSocket(json.streamUrl, { origin });
      socket.on('error', () => {});
      await once(socket, 'open');
      return socket;
    };
    const [deaf, quick] = [await follow(), await follow()];
    let read = 0;
    quick.on('message', (data: Buffer) => (read += data.length));
    deaf.pause();
    // More than both ends' kernels hold for a socket.
    const text = 'x'.repeat(400_000);
    for (let n = 0; n < 40; n += 1) {
      const path = `/conversations/${conversationId}/activities`;
      expect(
        (await service.call(path, { token, body: { type: 'message', text } })).status,
      ).to.equal(200);
    }
    await service.settled();
    let closed = false;
    deaf.on('close', () => (closed = true));
    deaf.resume();
    await eventually('the page that did not read is cut off', () => closed);
    await eventually('the other one has heard everything', () => read > 2 * 40 * 400_000);
    expect(quick.readyState).to.equal(WebSocket.OPEN);
    quick.terminate();
  });
});
