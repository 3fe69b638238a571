/** Every route of the running product against everything that should not open it (goal C1). */
import { generateKeyPairSync } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { DOORS } from '../security/doors.ts';
import { tryEveryDoor } from '../security/everyDoor.ts';
import { type FrontDoorWorld, frontDoorWorld, methodOf } from '../security/frontDoorWorld.ts';
import { claimsOf, type Genuine, ourSignature } from '../support/badCredentials.ts';

const action = { kind: 'note', text: 'I was here', key: 'a-key-of-the-test' };
const inSeconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;

describe('the front door', () => {
  let world: FrontDoorWorld;
  let genuine: Genuine;
  let app: FrontDoorWorld['app'];
  let call: FrontDoorWorld['call'];
  let pathOf: FrontDoorWorld['pathOf'];
  let kept: FrontDoorWorld['kept'];
  let customerToken: FrontDoorWorld['customerToken'];

  before(async () => {
    world = await frontDoorWorld();
    ({ genuine, app, call, pathOf, kept, customerToken } = world);
  });
  after(async () => world.close());

  it('is described for every route that there is, and for none that there is not', () => {
    expect(Object.keys(DOORS).toSorted()).to.deep.equal([...app.routes()].toSorted());
  });

  it('opens to what is right, so that what follows is refused for its credentials', async () => {
    for (const { route, door } of world.guarded) {
      const headers = { authorization: `Bearer ${world.rightFor(door)}` };
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
    const { wrong, credentials, calls } = await tryEveryDoor(world);
    expect(wrong).to.deep.equal([]);
    expect(credentials).to.be.at.least(40);
    expect(calls).to.be.above(15 * 40);
  }).timeout(180_000);

  it('is not opened by a right token in the address, where logs would see it', async () => {
    for (const { route, door } of world.guarded) {
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
    const stream = `${pathOf('GET /v3/directline/conversations/:id')}/stream`;
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
    const right = [
      genuine.token,
      genuine.deskToken,
      genuine.directLineSecret,
      genuine.metricsToken,
    ];
    const wrong: string[] = [];
    for (const route of Object.keys(DOORS).filter((one) => one.startsWith('GET '))) {
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
      [
        'HS256 with the public key',
        await customerToken({}, 'HS256', Buffer.from(genuine.customerPublicKey)),
      ],
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
