import { expect } from 'chai';
import { aRequest } from '../../fakes/aRequest.ts';
import { type DeskOnline, deskOnline } from './deskOnline.ts';

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

describe('Who may come to the desk', () => {
  let desk: DeskOnline;

  beforeEach(async () => {
    desk = await deskOnline();
    await desk.world.put(aRequest({ reference: 'SR-0000-0001' }));
  });
  afterEach(() => desk.end());

  const signIn = (token: string, staff: unknown = 'Kim', headers = {}) =>
    desk.ask('/desk/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ token, staff }),
    });
  const cookieFrom = (response: Response) => response.headers.get('set-cookie') ?? '';
  const codeOf = async (response: Response): Promise<unknown> =>
    ((await response.json()) as { readonly error: { readonly code: unknown } }).error.code;

  const closed = [
    '/desk/api/requests',
    '/desk/api/queues',
    '/desk/api/requests/SR-0000-0001',
    '/desk/api/requests/SR-0000-0001/handoff',
    '/desk/api/uploads/x',
    '/desk/api/mails',
    '/desk/api/mails/x',
    '/desk/api/session',
    '/desk/api/events',
  ];
  for (const path of closed) {
    it(`${path} is closed without a token, with a wrong one and with a forged cookie`, async () => {
      const tries = [
        {},
        bearer(''),
        { headers: { authorization: 'Basic dGhlLXRva2Vu' } },
        { headers: { cookie: 'desk_session=' } },
        { headers: { cookie: 'desk_session=99999999999999.S2lt.AAAA' } },
        bearer('wrong'),
      ];
      for (const init of tries) {
        const response = await desk.ask(path, init);
        expect(response.status).to.equal(401);
        expect(await codeOf(response)).to.equal('Unauthorized');
      }
    });
  }

  it('gives a browser a cookie that no script and no other site can use', async () => {
    const response = await signIn('the-token');
    expect(response.status).to.equal(204);
    const cookie = cookieFrom(response);
    expect(cookie).to.match(/; Path=\/desk; Max-Age=43200; HttpOnly; SameSite=Strict$/);
    const session = await desk.ask('/desk/api/session', { headers: { cookie } });
    expect(await session.json()).to.deep.equal({ staff: 'Kim', hasMails: true });
  });

  it('sends the cookie over https only where it is reached by https', async () => {
    await desk.restart({ publicUrl: 'https://bot.example.com' });
    expect(cookieFrom(await signIn('the-token'))).to.match(/; Secure$/);
  });

  it('takes no token for a name, which customers would see', async () => {
    const signedIn = await desk.post('/desk/api/session', {
      token: 'the-token',
      staff: 'the-token',
    });
    expect(signedIn.status).to.equal(400);
    expect(signedIn.headers.get('set-cookie')).to.equal(null);
    const asProgram = await desk.get('/desk/api/queues', { 'x-staff-name': 'the-token' });
    expect(asProgram.status).to.equal(400);
  });

  it('ends a session after 12 hours', async () => {
    const cookie = await desk.signIn();
    const status = async () => (await desk.ask('/desk/api/queues', { headers: { cookie } })).status;
    desk.clock.forward(12 * 3_600_000 - 1);
    expect(await status()).to.equal(200);
    desk.clock.forward(1);
    expect(await status()).to.equal(401);
  });

  it('ends every session when the token changes', async () => {
    const cookie = await desk.signIn();
    await desk.restart({ deskToken: 'another' });
    expect((await desk.ask('/desk/api/queues', { headers: { cookie } })).status).to.equal(401);
  });

  it('does not let anybody change the name in their cookie', async () => {
    const cookie = await desk.signIn('Kim');
    const [endsAt, , signature] = cookie.split('.');
    const forged = [endsAt, Buffer.from('The boss').toString('base64url'), signature].join('.');
    const response = await desk.ask('/desk/api/queues', { headers: { cookie: forged } });
    expect(response.status).to.equal(401);
  });

  it('forgets the cookie on signing out', async () => {
    const response = await desk.ask('/desk/api/session', { method: 'DELETE' });
    expect(response.status).to.equal(204);
    expect(cookieFrom(response)).to.include('Max-Age=0');
  });

  it('slows down who guesses, lets signed-in staff work on, and forgives with time', async () => {
    const cookie = await desk.signIn();
    for (let tries = 0; tries < 5; tries++) {
      expect((await signIn(`guess ${tries}`)).status).to.equal(401);
    }
    const slowed = await signIn('the-token');
    expect(slowed.status).to.equal(429);
    expect(Number(slowed.headers.get('retry-after'))).to.equal(6);
    expect((await desk.get('/desk/api/queues')).status).to.equal(429);
    expect((await desk.ask('/desk/api/queues', { headers: { cookie } })).status).to.equal(200);
    desk.clock.forward(6000);
    expect((await signIn('the-token')).status).to.equal(204);
  });

  it('refuses a sign-in that is no sign-in', async () => {
    for (const body of ['', '{', '[]', '{"token":1,"staff":"Kim"}', '{"token":"the-token"}']) {
      const response = await desk.post('/desk/api/session', body);
      expect(response.status, body).to.equal(400);
    }
  });

  it('takes a name that customers can read, and no other', async () => {
    for (const staff of ['', '   ', '\u202E\u200B', 'x'.repeat(81), 7]) {
      expect((await signIn('the-token', staff)).status, String(staff)).to.equal(400);
    }
    for (const [given, kept] of [
      ['  Kim \n Park ', 'Kim Park'],
      ['Zoë \u202EÅngström', 'Zoë Ångström'],
      ['李雷', '李雷'],
      ['Kim.Park; Max-Age=1', 'Kim.Park; Max-Age=1'],
    ] as const) {
      const cookie = cookieFrom(await signIn('the-token', given));
      const session = await desk.ask('/desk/api/session', { headers: { cookie } });
      expect(await session.json()).to.include({ staff: kept });
    }
  });

  it('names a program by a header, within bounds, or Support desk', async () => {
    const nameOf = async (headers = {}) =>
      ((await (await desk.get('/desk/api/session', headers)).json()) as { staff: string }).staff;
    expect(await nameOf()).to.equal('Support desk');
    expect(await nameOf({ 'x-staff-name': 'Pager of Kim' })).to.equal('Pager of Kim');
    expect(await nameOf({ 'x-staff-name': 'Zo%C3%AB' })).to.equal('Zoë');
    for (const name of ['', '%', '%E2%80%AE', 'x'.repeat(81)]) {
      const response = await desk.get('/desk/api/session', { 'x-staff-name': name });
      expect(response.status, name).to.equal(400);
      expect(await codeOf(response)).to.equal('BadName');
    }
  });

  describe('from a page of another site', () => {
    const act = async (headers: Readonly<Record<string, string>>) => {
      const cookie = await desk.signIn();
      const response = await desk.ask('/desk/api/requests/SR-0000-0001/actions', {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, ...headers },
        body: JSON.stringify({ kind: 'take', key: 'key-00001' }),
      });
      return response.status;
    };
    const events = async () => (await desk.world.requests.get('SR-0000-0001'))?.events.length;

    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none', origin: 'http://localhost' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      {},
    ] as Readonly<Record<string, string>>[]) {
      it(`a cookie does nothing: ${JSON.stringify(headers)}`, async () => {
        expect(await act(headers)).to.equal(403);
        expect(await events()).to.equal(0);
      });
    }

    it('but from our own it does', async () => {
      expect(await act({ 'sec-fetch-site': 'same-origin' })).to.equal(200);
      expect(await act({ origin: 'http://localhost' })).to.equal(200);
      expect(await act({ origin: desk.at.url })).to.equal(200);
      expect(await events()).to.equal(1);
    });

    it('nobody is signed in or out', async () => {
      const foreign = { 'sec-fetch-site': 'cross-site' };
      expect((await signIn('the-token', 'Kim', foreign)).status).to.equal(403);
      const out = await desk.ask('/desk/api/session', { method: 'DELETE', headers: foreign });
      expect(out.status).to.equal(403);
    });
  });
});
