import { once } from 'node:events';
import { expect } from 'chai';
import { SignJWT } from 'jose';
import { WebSocket } from 'ws';
import { echoService, type EchoService, origin, secret } from './echoService.ts';

describe('the web channel lets in', () => {
  let service: EchoService;

  beforeEach(async () => {
    service = await echoService();
  });
  afterEach(() => service.close());

  const hello = { type: 'message', text: 'hello', from: { id: 'dl_somebody', name: 'Eve' } };
  const post = (id: string, token?: string, headers?: Record<string, string>) =>
    service.call(`/conversations/${id}/activities`, {
      body: hello,
      ...(token !== undefined && { token }),
      ...(headers !== undefined && { headers }),
    });

  /** How the upgrade is answered: 101, or the status of the refusal. */
  async function openStream(url: string, from?: string): Promise<number> {
    const socket = new WebSocket(url, from === undefined ? {} : { origin: from });
    const opened = once(socket, 'open').then(() => 101);
    const refused = once(socket, 'unexpected-response').then(
      ([, res]) => (res as { statusCode: number }).statusCode,
    );
    refused.catch(() => {});
    opened.catch(() => {});
    const status = await Promise.race([opened, refused]);
    socket.on('error', () => {});
    socket.terminate();
    return status;
  }

  it('whoever has a token, as its user and nobody else', async () => {
    const { token, conversationId, userId } = await service.token({ demoCustomer: 'ada' });
    expect((await post(conversationId, token)).status).to.equal(200);
    const { json } = await service.call(`/conversations/${conversationId}/activities`, {
      method: 'GET',
      token,
    });
    const line = json.activities.find(({ text }) => text === 'hello');
    expect(line?.from).to.eql({ id: userId, name: 'Ada', role: 'user' });
    expect(userId).to.match(/^dl_.{20,}$/);
  });

  it('nobody without a token', async () => {
    const { conversationId } = await service.token();
    expect((await post(conversationId)).status).to.equal(401);
  });

  it('nobody with a token that is expired, forged, unsigned or for the stream', async () => {
    const { token, conversationId } = await service.token();
    const [head = '', claims = '', signature = ''] = token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const facts = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
      string,
      unknown
    >;
    const widened = Buffer.from(JSON.stringify({ ...facts, origins: [] })).toString('base64url');
    const foreign = await new SignJWT(facts)
      .setProtectedHeader({ alg: 'HS256' })
      .sign(Buffer.from(secret));
    const started = await service.call('/conversations', { token, body: {} });
    const streamToken = new URL(started.json.streamUrl).searchParams.get('t') ?? '';
    for (const wrong of [
      `${none}.${claims}.`,
      `${head}.${widened}.${signature}`,
      `${head}.${claims}.${signature.slice(0, -4)}AAAA`,
      foreign,
      streamToken,
      'x',
      `${secret}x`,
    ]) {
      expect((await post(conversationId, wrong)).status, wrong).to.equal(403);
    }
    expect((await post(conversationId, token)).status).to.equal(200);
    service.pass(3601);
    const late = await post(conversationId, token);
    expect(late.status).to.equal(403);
    expect(late.json.error.code).to.equal('TokenExpired');
  });

  it('nobody to the conversation of another', async () => {
    const mine = await service.token();
    const theirs = await service.token();
    expect((await post(theirs.conversationId, mine.token)).status).to.equal(403);
    for (const path of ['', '/activities']) {
      const { status } = await service.call(`/conversations/${theirs.conversationId}${path}`, {
        method: 'GET',
        token: mine.token,
      });
      expect(status).to.equal(403);
    }
    const { status } = await service.call(
      `/conversations/${theirs.conversationId}/upload?userId=${theirs.userId}`,
      { token: mine.token, body: {} },
    );
    expect(status).to.equal(403);
  });

  it('nobody from a page that the token is not for, nor from one we do not know', async () => {
    const { token, conversationId } = await service.token();
    expect((await post(conversationId, token, { origin })).status).to.equal(200);
    for (const other of ['https://other.example', 'https://evil.example', 'null']) {
      expect((await post(conversationId, token, { origin: other })).status, other).to.equal(403);
    }
    const { status } = await service.call('/api/webchat/token', {
      body: {},
      headers: { origin: 'https://evil.example' },
    });
    expect(status).to.equal(403);
  });

  it('to the stream once per URL, within a minute, for its conversation and page', async () => {
    const { token, conversationId } = await service.token();
    const stream = async () =>
      (await service.call(`/conversations/${conversationId}?watermark=0`, { method: 'GET', token }))
        .json.streamUrl;
    const url = await stream();
    expect(await openStream(url, origin)).to.equal(101);
    expect(await openStream(url, origin), 'again').to.equal(403);
    expect(await openStream(await stream(), 'https://other.example')).to.equal(403);
    const other = await service.token();
    expect(
      await openStream((await stream()).replace(conversationId, other.conversationId)),
    ).to.equal(403);
    const withAccessToken = new URL(await stream());
    withAccessToken.searchParams.set('t', token);
    expect(await openStream(withAccessToken.href)).to.equal(403);
    expect(await openStream(`${service.base()}/nothing`.replace('http', 'ws'))).to.equal(404);
    const slow = await stream();
    service.pass(61);
    expect(await openStream(slow), 'late').to.equal(403);
  });

  it('a token a second time when it is refreshed in time', async () => {
    const { token, conversationId } = await service.token();
    service.pass(3000);
    const refreshed = await service.call('/tokens/refresh', { token });
    expect(refreshed.json).to.deep.include({ conversationId, expires_in: 3600 });
    service.pass(3000);
    expect((await post(conversationId, refreshed.json.token)).status).to.equal(200);
    expect((await service.call('/tokens/refresh', { token })).status).to.equal(403);
  });

  it('a server with the secret, which makes tokens for its users', async () => {
    const { json } = await service.call('/tokens/generate', {
      token: secret,
      body: { User: { Id: 'dl_bo' }, trustedOrigins: ['https://other.example'] },
    });
    const started = await service.call('/conversations', { token: json.token, body: {} });
    expect(started.status).to.equal(201);
    expect((await service.call('/conversations', { token: json.token, body: {} })).status).to.equal(
      200,
    );
    expect((await post(json.conversationId, json.token, { origin })).status).to.equal(403);
    for (const [token, body, status] of [
      [secret, { user: { id: 'bo' } }, 400],
      [json.token, {}, 401],
      ['wrong', {}, 403],
    ] as const) {
      expect((await service.call('/tokens/generate', { token, body })).status).to.equal(status);
    }
  });

  it('a server with the secret to conversations of its own', async () => {
    const first = await service.call('/conversations', { token: secret, body: { user: {} } });
    const second = await service.call('/conversations', { token: secret, body: {} });
    expect([first.status, second.status]).to.eql([201, 201]);
    expect(first.json.conversationId).not.to.equal(second.json.conversationId);
    expect((await post(first.json.conversationId, secret)).status).to.equal(200);
    const reserved = { user: { id: 'dl_x' } };
    expect(
      (await service.call('/conversations', { token: secret, body: reserved })).status,
    ).to.equal(400);
    expect((await post('nothing', secret)).status).to.equal(404);
  });

  it('pages of known origins, whose preflights it answers', async () => {
    const preflight = (from: string, path = '/conversations/x/activities') =>
      service.call(path, {
        method: 'OPTIONS',
        headers: { origin: from, 'access-control-request-method': 'POST' },
      });
    const { status, headers } = await preflight(origin);
    expect(status).to.equal(204);
    expect(headers.get('access-control-allow-origin')).to.equal(origin);
    for (const name of ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with']) {
      expect(headers.get('access-control-allow-headers')).to.contain(name);
    }
    expect((await preflight(origin, '/api/webchat/token')).status).to.equal(204);
    const refused = await preflight('https://evil.example');
    expect(refused.headers.get('access-control-allow-origin')).to.equal(null);
    const { token } = await service.token();
    const session = await service.call('/session/getsessionid', {
      method: 'GET',
      token,
      headers: { origin },
    });
    expect(session.json.sessionId).to.be.a('string');
    expect(session.headers.get('access-control-allow-credentials')).to.equal('true');
  });
});
