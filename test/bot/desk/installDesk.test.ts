import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { expect } from 'chai';
import { installDesk } from '../../../bot/desk/installDesk.ts';
import { DeskListItem } from '../../../bot/desk/deskListItem.ts';
import { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { aRequest } from '../../fakes/aRequest.ts';
import { clockAt } from '../../fakes/clocks.ts';
import type { SetClock } from '../../fakes/clocks.ts';
import { fakeRequests } from '../../fakes/fakeRequests.ts';
import type { FakeRequests } from '../../fakes/fakeRequests.ts';
import { silentLog } from '../../fakes/silentLog.ts';
import { listen } from '../../browser/listen.ts';
import type { Listening } from '../../browser/listen.ts';

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const desk = bearer('the-desk-token');

describe('The desk’s API', () => {
  let at: Listening;
  let clock: SetClock;
  let requests: FakeRequests;
  let stop: () => void;

  const start = async (deskToken = 'the-desk-token', publicUrl = 'http://localhost') => {
    at = await listen((server) => {
      const installed = installDesk(server, {
        requests,
        deskToken,
        sessionSecret: 'a secret',
        publicUrl,
        clock: clock.now,
        log: silentLog,
      });
      stop = () => installed.close();
    });
  };
  const end = async () => {
    stop();
    await at.close();
  };
  const ask = (path: string, init?: RequestInit) => fetch(`${at.url}${path}`, init);
  const signIn = (token: string) =>
    ask('/desk/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
  const cookieFrom = (response: Response) => response.headers.get('set-cookie') ?? '';

  beforeEach(async () => {
    clock = clockAt('2026-11-21T12:00:00Z');
    requests = fakeRequests(
      aRequest({ reference: 'SR-0000-0001', raisedAt: '2026-11-20T10:00:00Z', status: 'opened' }),
      aRequest({ reference: 'SR-0000-0002', raisedAt: '2026-11-20T11:00:00Z', status: 'opened' }),
      aRequest({ reference: 'SR-0000-0003', raisedAt: '2026-11-20T09:00:00Z' }),
    );
    await start();
  });
  afterEach(() => end());

  describe('who may see it', () => {
    const closed = ['/desk/api/requests', '/desk/api/requests/SR-0000-0001', '/desk/api/events'];

    for (const path of closed) {
      it(`${path} is closed without a token, with a wrong one and with a forged cookie`, async () => {
        const tries = [
          {},
          bearer('wrong'),
          bearer(''),
          { headers: { authorization: 'Basic dGhlLWRlc2stdG9rZW4=' } },
          { headers: { cookie: 'desk_session=' } },
          { headers: { cookie: 'desk_session=99999999999999.AAAA' } },
        ];
        for (const init of tries) {
          const response = await ask(path, init);
          expect(response.status).to.equal(401);
          expect(await response.json()).to.have.nested.property('error.code', 'Unauthorized');
        }
      });
    }

    it('opens for the token as a bearer token', async () => {
      expect((await ask('/desk/api/requests', desk)).status).to.equal(200);
    });

    it('gives a browser a cookie that no script and no other site can use', async () => {
      const response = await signIn('the-desk-token');
      expect(response.status).to.equal(204);
      const cookie = cookieFrom(response);
      expect(cookie).to.match(/; Path=\/desk; Max-Age=43200; HttpOnly; SameSite=Strict$/);
      expect((await ask('/desk/api/requests', { headers: { cookie } })).status).to.equal(200);
    });

    it('sends the cookie over https only where it is reached by https', async () => {
      await end();
      await start('the-desk-token', 'https://bot.example.com');
      expect(cookieFrom(await signIn('the-desk-token'))).to.match(/; Secure$/);
    });

    it('ends a session after 12 hours', async () => {
      const cookie = cookieFrom(await signIn('the-desk-token'));
      clock.forward(12 * 3_600_000 - 1);
      expect((await ask('/desk/api/requests', { headers: { cookie } })).status).to.equal(200);
      clock.forward(1);
      expect((await ask('/desk/api/requests', { headers: { cookie } })).status).to.equal(401);
    });

    it('ends every session when the token changes', async () => {
      const cookie = cookieFrom(await signIn('the-desk-token'));
      await end();
      await start('another-token');
      expect((await ask('/desk/api/requests', { headers: { cookie } })).status).to.equal(401);
    });

    it('forgets the cookie on signing out', async () => {
      const response = await ask('/desk/api/session', { method: 'DELETE' });
      expect(response.status).to.equal(204);
      expect(cookieFrom(response)).to.include('Max-Age=0');
    });

    it('slows down who guesses, lets signed-in staff work on, and forgives with time', async () => {
      const cookie = cookieFrom(await signIn('the-desk-token'));
      for (let tries = 0; tries < 5; tries++) {
        expect((await signIn(`guess ${tries}`)).status).to.equal(401);
      }
      const slowed = await signIn('the-desk-token');
      expect(slowed.status).to.equal(429);
      expect(Number(slowed.headers.get('retry-after'))).to.equal(6);
      expect((await ask('/desk/api/requests', desk)).status).to.equal(429);
      expect((await ask('/desk/api/requests', { headers: { cookie } })).status).to.equal(200);
      clock.forward(6000);
      expect((await signIn('the-desk-token')).status).to.equal(204);
    });

    it('refuses a sign-in that is no sign-in', async () => {
      for (const body of ['', '{', '[]', '{"token":1}', '{"token":"x","more":1}']) {
        const response = await ask('/desk/api/session', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        });
        expect(response.status, body).to.equal(400);
      }
    });
  });

  describe('the list', () => {
    const list = async (query = '') =>
      (await (await ask(`/desk/api/requests${query}`, desk)).json()) as {
        readonly requests: readonly DeskListItem[];
        readonly next: string | null;
      };

    it('has what is urgent first, then what is new', async () => {
      const { requests: items, next } = await list();
      expect(items.map(({ reference }) => reference)).to.deep.equal([
        'SR-0000-0003',
        'SR-0000-0002',
        'SR-0000-0001',
      ]);
      expect(next).to.equal(null);
      for (const item of items) expect(DeskListItem.parse(item)).to.deep.equal(item);
    });

    it('goes on where the page before ended', async () => {
      const first = await list('?limit=2');
      expect(first.next).to.equal('SR-0000-0002');
      const second = await list(`?limit=2&before=${first.next ?? ''}`);
      expect(second.requests.map(({ reference }) => reference)).to.deep.equal(['SR-0000-0001']);
      expect(second.next).to.equal(null);
    });

    it('names what is wrong with a parameter', async () => {
      for (const query of ['?limit=0', '?limit=1000', '?limit=x']) {
        const response = await ask(`/desk/api/requests${query}`, desk);
        expect(response.status).to.equal(400);
        expect(JSON.stringify(await response.json())).to.include('limit');
      }
    });

    it('cuts a long summary without breaking a character', async () => {
      const base = aRequest();
      requests.put(aRequest({ draft: { ...base.draft, summary: `x${'💥'.repeat(400)}` } }));
      const { requests: items } = await list();
      const cut = items.find(({ summary }) => summary.includes('💥'))?.summary ?? '';
      expect(cut.length).to.be.lessThan(300);
      expect(cut.isWellFormed()).to.equal(true);
    });
  });

  it('shows one request whole, as it was raised', async () => {
    const response = await ask('/desk/api/requests/SR-0000-0002', desk);
    expect(SupportRequest.parse(await response.json())).to.deep.equal(
      await requests.get('SR-0000-0002'),
    );
    expect(response.headers.get('cache-control')).to.equal('no-store');
  });

  it('says so when there is no such request', async () => {
    for (const reference of ['SR-9999-9999', '..%2F..%2Fetc', '%00', 'x'.repeat(500)]) {
      expect((await ask(`/desk/api/requests/${reference}`, desk)).status).to.equal(404);
    }
  });

  describe('the events', () => {
    const watch = async (): Promise<IncomingMessage> => {
      const request = get(`${at.url}/desk/api/events`, desk);
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      response.setEncoding('utf8');
      await once(response, 'data');
      return response;
    };

    it('tell what changed, to everybody who listens', async () => {
      const listeners = [await watch(), await watch()];
      const heard = listeners.map((listener) => once(listener, 'data'));
      requests.put(aRequest({ reference: 'SR-0000-0004' }));
      for (const [text] of (await Promise.all(heard)) as [string][]) {
        expect(text).to.equal(
          'event: request\ndata: {"reference":"SR-0000-0004","status":"received"}\n\n',
        );
      }
    });

    it('end when the desk is closed, so that the process can stop', async () => {
      const listener = await watch();
      const ended = once(listener, 'end');
      listener.resume();
      stop();
      await ended;
    });
  });

  describe('its description', () => {
    it('is OpenAPI 3.1 and names every route that there is', async () => {
      const description = (await (await ask('/desk/api/openapi.json')).json()) as {
        readonly openapi: string;
        readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
      };
      expect(description.openapi).to.equal('3.1.0');
      const described = Object.entries(description.paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method} ${path}`),
      );
      const routes = Object.values(at.server.getDebugInfo().routes as Record<string, unknown>[])
        .map(({ method, path }) => `${String(method).toLowerCase()} ${String(path)}`)
        .map((route) => route.replaceAll(/:(\w+)/g, '{$1}'))
        .filter((route) => !route.includes('.json'));
      expect(described.toSorted()).to.deep.equal(routes.toSorted());
    });

    it('publishes the schema of a request', async () => {
      const response = await ask('/schemas/support-request-1.json');
      expect(await response.json()).to.include({ $id: 'support-request/1' });
    });
  });
});
