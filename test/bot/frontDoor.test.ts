/** Every route of the running product against everything that should not open it (goal C1). */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { SignJWT } from 'jose';
import { type App, startApp } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { keptSecrets } from '../../bot/secrets.ts';
import { silentLog } from '../fakes/silentLog.ts';
import {
  badCredentials,
  claimsOf,
  type Credential,
  type Genuine,
  ourSignature,
} from '../support/badCredentials.ts';
import { webClient } from '../support/webClient.ts';

/** Who may call: the holder of something, or everybody, for the reason that is said. */
type Door =
  | {
      readonly for: 'conversation' | 'token' | 'secret' | 'desk' | 'metrics';
      readonly body?: object;
    }
  | { readonly everybody: string };

const line = { type: 'message', text: 'I was here' };
const action = { kind: 'note', text: 'I was here', key: 'a-key-of-the-test' };

/** Every route there is. Who adds one says here whom it is for, or why it is for everybody. */
const doors: Readonly<Record<string, Door>> = {
  'GET /healthz': { everybody: 'asked by whatever keeps the process running; says ok' },
  'GET /readyz': { everybody: 'asked by whatever sends us calls; names parts, not people' },
  'GET /metrics': { for: 'metrics' },

  'POST /v3/directline/tokens/generate': { for: 'secret', body: {} },
  'POST /v3/directline/tokens/refresh': { for: 'token', body: {} },
  'GET /v3/directline/session/getsessionid': { for: 'token' },
  'POST /v3/directline/conversations': { for: 'token', body: {} },
  'GET /v3/directline/conversations/:id': { for: 'conversation' },
  'GET /v3/directline/conversations/:id/activities': { for: 'conversation' },
  'POST /v3/directline/conversations/:id/activities': { for: 'conversation', body: line },
  'POST /v3/directline/conversations/:id/upload': { for: 'conversation', body: line },
  'GET /v3/directline/uploads/:id': {
    everybody: 'pictures can send no token: the address itself has 256 random bits',
  },
  'POST /api/webchat/token': {
    everybody: 'strangers may write to support; signed-in customers show their token in the body',
  },

  'GET /desk/api/requests': { for: 'desk' },
  'GET /desk/api/queues': { for: 'desk' },
  'GET /desk/api/requests/:reference': { for: 'desk' },
  'GET /desk/api/requests/:reference/handoff': { for: 'desk' },
  'POST /desk/api/requests/:reference/actions': { for: 'desk', body: action },
  'GET /desk/api/uploads/:id': { for: 'desk' },
  'GET /desk/api/mails': { for: 'desk' },
  'GET /desk/api/mails/:id': { for: 'desk' },
  'GET /desk/api/events': { for: 'desk' },
  'GET /desk/api/session': { for: 'desk' },
  'POST /desk/api/session': { everybody: 'this is where staff show their token, in the body' },
  'DELETE /desk/api/session': { everybody: 'forgets the caller’s own cookie, nothing else' },
  'GET /desk/api/openapi.json': { everybody: 'the description of the API holds no data' },
  'GET /schemas/support-request-2.json': { everybody: 'a schema holds no data' },
  'GET /schemas/handoff-1.json': { everybody: 'a schema holds no data' },

  'GET /': { everybody: 'a page without data' },
  'GET /chat': { everybody: 'a page without data' },
  'GET /desk': { everybody: 'a page without data: what it shows it asks the desk’s API for' },
  'GET /widget.js': { everybody: 'a script without data, embedded by other sites' },
  'GET /assets/:version/:name': { everybody: 'scripts and styles without data' },
  'GET /favicon.ico': { everybody: 'a picture' },
  'GET /api/demo/customers': { everybody: 'made-up people, and in demo mode only' },
};

const METRICS_TOKEN = 'the-token-of-the-metrics';
const hostKey = generateKeyPairSync('ed25519');
const hostPem = hostKey.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const inSeconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;

describe('the front door', () => {
  let folder: string;
  let app: App;
  let genuine: Genuine;
  let credentials: readonly Credential[];
  let ids: Readonly<Record<string, string>>;

  const customerClaims = {
    sub: 'ana',
    name: 'Ana',
    email: 'ana@example.com',
    account: '100001',
    aud: 'support-intake-bot',
    iat: inSeconds(0),
    exp: inSeconds(600),
  };
  const customerToken = (
    claims: object,
    alg = 'EdDSA',
    key: Parameters<SignJWT['sign']>[0] = hostKey.privateKey,
  ) => new SignJWT({ ...customerClaims, ...claims }).setProtectedHeader({ alg }).sign(key);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'front-door-'));
    const config = readConfig({
      PORT: '0',
      DATA_DIR: folder,
      TRUSTED_PROXIES: '127.0.0.1',
      METRICS_TOKEN,
      CUSTOMER_TOKEN_PUBLIC_KEY: hostPem,
    });
    app = await startApp(config, silentLog);
    const client = await webClient(app.url, { demoCustomer: 'ana' });
    await client.say('How do I add a second StoreFront server to a server group?');
    await client.say('send');
    await app.idle();

    const { deskToken, directLineSecret, sessionSecret } = keptSecrets(folder);
    const [mine, other] = await Promise.all([begun(), begun()]);
    await app.idle();
    genuine = {
      deskToken,
      directLineSecret,
      sessionSecret,
      metricsToken: METRICS_TOKEN,
      customerPublicKey: hostPem,
      customerToken: await customerToken({}),
      token: mine.token,
      otherToken: other.token,
      streamToken: new URL(mine.streamUrl).searchParams.get('t') ?? '',
    };
    credentials = await badCredentials(genuine);
    ids = { id: mine.conversationId, reference: await aReference() };
  });
  after(async () => {
    await app.stop();
    await rm(folder, { recursive: true });
  });

  async function begun() {
    const post = async (path: string, token?: string) => {
      const response = await call('POST', path, { authorization: `Bearer ${token ?? ''}` }, {});
      return (await response.json()) as Record<'token' | 'conversationId' | 'streamUrl', string>;
    };
    const { token } = await post('/api/webchat/token');
    return post('/v3/directline/conversations', token);
  }

  async function aReference(): Promise<string> {
    const authorization = `Bearer ${genuine.deskToken}`;
    const list = await call('GET', '/desk/api/requests', { authorization });
    const { requests } = (await list.json()) as { requests: readonly { reference: string }[] };
    return requests[0]?.reference ?? '';
  }

  let calls = 0;
  /** Each from an address of its own, so that what is refused is refused for what it is. */
  function call(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: object,
  ): Promise<Response> {
    calls += 1;
    return fetch(`${app.url}${path}`, {
      method,
      headers: {
        'x-forwarded-for': `2001:db8:${calls.toString(16)}::1`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(5000),
    });
  }

  const pathOf = (route: string): string =>
    route.replace(/^\w+ /, '').replace(/:(\w+)/g, (_, name: string) => ids[name] ?? '');
  const guarded = () =>
    Object.entries(doors).flatMap(([route, door]) => ('for' in door ? [{ route, door }] : []));
  const methodOf = (route: string) => route.split(' ', 1)[0] ?? '';

  /** Everything that is kept. */
  async function kept(): Promise<string> {
    await app.idle();
    const database = new DatabaseSync(join(folder, 'support.db'), { readOnly: true });
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    const hash = createHash('sha256');
    for (const { name } of tables) {
      hash.update(JSON.stringify(database.prepare(`SELECT * FROM "${String(name)}"`).all()));
    }
    database.close();
    const uploads = await readdir(join(folder, 'uploads')).catch(() => []);
    return hash.update(uploads.join()).digest('hex');
  }

  it('is described for every route that there is, and for none that there is not', () => {
    expect(Object.keys(doors).toSorted()).to.deep.equal([...app.routes()].toSorted());
  });

  it('opens to what is right, so that what follows is refused for its credentials', async () => {
    const right = {
      conversation: genuine.token,
      token: genuine.token,
      secret: genuine.directLineSecret,
      desk: genuine.deskToken,
      metrics: METRICS_TOKEN,
    };
    for (const { route, door } of guarded()) {
      const headers = { authorization: `Bearer ${right[door.for]}` };
      const response = await call(methodOf(route), pathOf(route), headers, door.body);
      await response.body?.cancel();
      expect(response.status, route).not.to.be.oneOf([401, 403, 405, 415, 429, 500, 503]);
    }
    // A token signed by the test as we would: the forged ones below differ by what they are named for.
    const own = await ourSignature(genuine, claimsOf(genuine.token));
    const path = pathOf('GET /v3/directline/conversations/:id');
    expect((await call('GET', path, { authorization: `Bearer ${own}` })).status).to.equal(200);
  });

  it('stays shut to 40 bad credentials on every route, which change nothing', async () => {
    const before = await kept();
    const wrong: string[] = [];
    let tried = 0;
    for (const { route, door } of guarded()) {
      for (const { what, headers, rightFor = [] } of credentials) {
        if (rightFor.includes(door.for)) continue;
        const response = await call(methodOf(route), pathOf(route), headers, door.body);
        const body = await response.text();
        tried += 1;
        const isShut = [401, 403, 404].includes(response.status);
        const isClear = /^\{"error":\{"code":"\w+","message":"[^"]+"\}\}$/.test(body);
        const [shown = ''] = Object.values(headers).map((value) => value.replace(/^\w+[ =]/, ''));
        const isQuoted = shown.length > 8 && body.includes(shown);
        if (!isShut || !isClear || isQuoted)
          wrong.push(`${route}: ${what}: ${String(response.status)} ${body}`);
      }
    }
    expect(wrong).to.deep.equal([]);
    expect(credentials.length).to.be.at.least(40);
    expect(tried).to.be.above(15 * 40);
    expect(await kept()).to.equal(before);
  }).timeout(60_000);

  it('is not opened by a right token in the address, where logs would see it', async () => {
    for (const { route, door } of guarded()) {
      for (const name of ['token', 't', 'access_token', 'authorization']) {
        const value = door.for === 'desk' ? genuine.deskToken : genuine.token;
        const path = `${pathOf(route)}?${name}=${value}`;
        const response = await call(methodOf(route), path, {}, door.body);
        expect(response.status, `${route} ${name}`).to.equal(401);
      }
    }
  });

  it('lets no other site’s page act with the cookie of somebody who is signed in', async () => {
    const signIn = { token: genuine.deskToken, staff: 'Kim Berg' };
    const signedIn = await call('POST', '/desk/api/session', {}, signIn);
    const cookie = signedIn.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    expect(cookie).to.match(/^desk_session=.+/);
    const before = await kept();
    const route = 'POST /desk/api/requests/:reference/actions';
    const froms: readonly Readonly<Record<string, string>>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      {},
    ];
    for (const from of froms) {
      const response = await call('POST', pathOf(route), { cookie, ...from }, action);
      expect(response.status, JSON.stringify(from)).to.equal(403);
    }
    expect(await kept()).to.equal(before);
  });

  it('stays shut to sockets with anything but a stream’s own token, and leaves none open', async () => {
    const stream = `/v3/directline/conversations/${ids['id'] ?? ''}/stream`;
    const before = await kept();
    for (const [path, status] of [
      ['/', 404],
      ['/desk/api/events', 404],
      ['/v3/directline/nothing', 404],
      [stream, 403],
      [`${stream}?t=`, 403],
      [`${stream}?t=garbage`, 403],
      [`${stream}?t=${genuine.token}`, 403],
      [`${stream}?t=${genuine.otherToken}`, 403],
      [`${stream}?t=${genuine.directLineSecret}`, 403],
      [`${stream}?t=${genuine.deskToken}`, 403],
      [`${stream.replace(/[^/]+\/stream/, 'another/stream')}?t=${genuine.streamToken}`, 403],
    ] as const) {
      const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
      socket.write(
        [
          `GET ${path} HTTP/1.1`,
          'host: x',
          'connection: upgrade',
          'upgrade: websocket',
          'sec-websocket-version: 13',
          'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
          '',
          '',
        ].join('\r\n'),
      );
      expect(await text(socket), path).to.match(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
    }
    expect(await kept()).to.equal(before);
  });

  it('lets no answer be taken for something that it is not, by whomever it is asked', async () => {
    const right = [genuine.token, genuine.deskToken, genuine.directLineSecret, METRICS_TOKEN];
    const wrong: string[] = [];
    for (const route of Object.keys(doors).filter((one) => one.startsWith('GET '))) {
      for (const authorization of ['', ...right.map((token) => `Bearer ${token}`)]) {
        const { headers, body } = await call('GET', pathOf(route), { authorization });
        await body?.cancel();
        const isSaid = headers.get('x-content-type-options') === 'nosniff';
        const isTyped = headers.get('content-type') !== null;
        const says = [headers.get('server'), headers.get('x-powered-by')].some(
          (one) => one !== null,
        );
        const isPage = headers.get('content-type')?.startsWith('text/html') === true;
        const hasPolicy = /default-src 'none'/.test(headers.get('content-security-policy') ?? '');
        if (!isSaid || !isTyped || says || (isPage && !hasPolicy)) wrong.push(route);
      }
    }
    expect(wrong).to.deep.equal([]);
  });

  it('believes no customer token but the host page’s own', async () => {
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const [, body = ''] = genuine.customerToken.split('.');
    const before = await kept();
    for (const [what, token] of [
      ['alg none', `${none}.${body}.`],
      ['HS256 with the public key', await customerToken({}, 'HS256', Buffer.from(hostPem))],
      [
        'a foreign key',
        await customerToken({}, 'EdDSA', generateKeyPairSync('ed25519').privateKey),
      ],
      ['expired', await customerToken({ exp: inSeconds(-120), iat: inSeconds(-600) })],
      ['not valid yet', await customerToken({ nbf: inSeconds(600) })],
      ['issued in the future', await customerToken({ iat: inSeconds(600), exp: inSeconds(900) })],
      ['for another audience', await customerToken({ aud: 'another' })],
      ['without an account', await customerToken({ account: undefined })],
      ['older than a day', await customerToken({ iat: inSeconds(-90_000) })],
      ['the desk token', genuine.deskToken],
      ['the secret', genuine.directLineSecret],
      ['a token of the chat', genuine.token],
    ] as const) {
      const response = await call('POST', '/api/webchat/token', {}, { customerToken: token });
      expect(response.status, what).to.equal(401);
    }
    expect(await kept()).to.equal(before);
    const good = await call('POST', '/api/webchat/token', {}, genuine);
    expect(good.status).to.equal(200);
  });
});
