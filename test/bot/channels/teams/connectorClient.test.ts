import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { connectorClient } from '../../../../bot/channels/teams/connectorClient.ts';
import type { Connector, Posted } from '../../../../bot/channels/teams/connector.ts';
import { serviceUrls } from '../../../../bot/channels/teams/serviceUrls.ts';
import {
  type ConnectorFault,
  teamsConnector,
  type TeamsConnector,
} from '../../../fakes/teamsConnector.ts';

const hello = { type: 'message', text: 'Hello' };

describe('what is said to the Bot Connector', () => {
  let double: TeamsConnector;
  let connector: Connector;
  let where: { readonly serviceUrl: string; readonly conversationId: string };
  let dropped = 0;

  beforeEach(async () => {
    double = await teamsConnector('good');
    const { serviceUrl } = double;
    dropped = 0;
    connector = connectorClient({
      isServiceUrl: serviceUrls(serviceUrl),
      token: { get: async () => 'good', drop: () => void (dropped += 1) },
      // Waited for by two tests, and by the others only in a process that stands still.
      deadlineMs: 2000,
    });
    where = { serviceUrl, conversationId: 'a:1' };
  });
  afterEach(async () => double.close());

  it('is posted and replaced by its id', async () => {
    const posted = await connector.post(where, hello);
    const [seen] = double.seen('a:1');
    expect(posted).to.deep.equal({ kind: 'posted', id: seen?.id });
    await connector.update(where, seen?.id ?? '', { ...hello, text: 'Hello again' });
    expect(double.seen('a:1').map(({ activity }) => activity['text'])).to.deep.equal([
      'Hello again',
    ]);
    expect(double.problems).to.deep.equal([]);
  });

  it('has no id where Teams gives none', async () => {
    const attachments = [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: { type: 'AdaptiveCard', version: '1.5', body: [] },
      },
    ];
    expect(await connector.post(where, { ...hello, attachments })).to.deep.equal({
      kind: 'posted',
      id: undefined,
    });
  });

  const later = (afterMs: number): Posted => ({ kind: 'later', afterMs });
  const answers: readonly (readonly [string, ConnectorFault, Posted, Posted])[] = [
    ['429', { status: 429 }, later(1000), later(1000)],
    ['429 with a time', { status: 429, retryAfterS: 7 }, later(7000), later(7000)],
    ['429 with a year', { status: 429, retryAfterS: 9_999_999 }, later(600_000), later(600_000)],
    ['412', { status: 412, retryAfterS: 2 }, later(2000), later(2000)],
    ['401', { status: 401 }, later(5000), later(5000)],
    ...[500, 502, 503, 504, 408].map(
      (status) =>
        [
          String(status),
          { status },
          { kind: 'unconfirmed', problem: `status ${status}` },
          later(1000),
        ] as const,
    ),
    [
      '403',
      { status: 403, code: 'BotNotInConversationRoster' },
      { kind: 'refused', status: 403, code: 'BotNotInConversationRoster' },
      { kind: 'refused', status: 403, code: 'BotNotInConversationRoster' },
    ],
    [
      'a broken connection',
      { breaks: true },
      { kind: 'unconfirmed', problem: 'UND_ERR_SOCKET' },
      later(1000),
    ],
    [
      'no answer',
      { hangs: true },
      {
        kind: 'unconfirmed',
        problem: 'TimeoutError: The operation was aborted due to timeout',
      },
      later(1000),
    ],
  ];
  for (const [what, fault, ofPost, ofUpdate] of answers) {
    it(`is ${ofPost.kind} after ${what}, and a replacement ${ofUpdate.kind}: each one call`, async () => {
      double.does(fault, fault);
      expect(await connector.post(where, hello)).to.deep.equal(ofPost);
      expect(await connector.update(where, '1', hello)).to.deep.equal(ofUpdate);
      expect(double.calls).to.have.length(2);
    });
  }

  it('was certainly not said to a machine that is down', async () => {
    await double.close();
    expect(await connector.post(where, hello)).to.deep.equal(later(5000));
  });

  it('is not said without a token, and one that is not believed is dropped', async () => {
    double.does({ status: 401 });
    await connector.post(where, hello);
    expect(dropped).to.equal(1);
    const without = connectorClient({
      isServiceUrl: () => true,
      token: { get: async () => Promise.reject(new Error('AAD is away')), drop: () => {} },
    });
    expect(await without.post(where, hello)).to.deep.equal(later(5000));
    expect(double.calls).to.have.length(1);
  });

  it('follows no redirect, and takes the token to nobody else', async () => {
    const other = await teamsConnector();
    double.does({ status: 307, location: `${other.serviceUrl}/v3/conversations` });
    expect(await connector.post(where, hello)).to.include({ kind: 'refused', status: 307 });
    expect(other.calls).to.deep.equal([]);
    await other.close();
  });

  it('begins personal chats and threads', async () => {
    const { serviceUrl } = double;
    const personal = await connector.openPersonal({ serviceUrl, tenantId: 't', userId: '29:ana' });
    expect(personal).to.deep.equal({ kind: 'started', conversationId: 'a:personal-29:ana' });
    const at = { serviceUrl, tenantId: 't', channelId: '19:help@thread.tacv2' };
    const thread = await connector.startThread(at, hello);
    if (thread.kind !== 'started') throw new Error(thread.kind);
    const [root] = double.seen(thread.conversationId);
    expect(thread.conversationId).to.equal(`19:help@thread.tacv2;messageid=${root?.id}`);
    expect(thread.activityId).to.equal(root?.id);
    double.does({ status: 502, does: true }, { status: 502, does: true });
    expect(await connector.startThread(at, hello)).to.include({ kind: 'unconfirmed' });
    // There is one such chat, so it may be asked for again.
    const who = { serviceUrl, tenantId: 't', userId: '29:ana' };
    expect(await connector.openPersonal(who)).to.include({ kind: 'later' });
  });

  it('asks who somebody is, and does without an answer', async () => {
    double.members.set('29:ana', {
      id: '29:ana',
      aadObjectId: 'oid-ana',
      name: 'Ana',
      email: 'ana@example.com',
    });
    expect(await connector.member(where, '29:ana')).to.deep.equal({
      id: '29:ana',
      aadObjectId: 'oid-ana',
      name: 'Ana',
      email: 'ana@example.com',
      userPrincipalName: undefined,
      tenantId: undefined,
      userRole: undefined,
    });
    expect(await connector.member(where, '29:bo')).to.equal(undefined);
  });

  it('fetches a picture of Teams, up to a size, and nothing else', async () => {
    const path = '/v3/attachments/0-weu-d1/views/original';
    double.pictures.set(path, new Uint8Array(2000));
    const url = `${double.serviceUrl}${path}`;
    expect(await connector.picture(url, { maxBytes: 2000 })).to.have.length(2000);
    expect(await connector.picture(url, { maxBytes: 1999 })).to.equal(undefined);
    const missing = url.replace('0-weu', '1-weu');
    expect(await connector.picture(missing, { maxBytes: 2000 })).to.equal(undefined);
    const { length } = double.calls;
    for (const wrong of [`${double.serviceUrl}/v3/conversations/a`, `${url}?x=1`, `${url}/../..`]) {
      expect(await connector.picture(wrong, { maxBytes: 2000 }), wrong).to.equal(undefined);
    }
    expect(double.calls).to.have.length(length);
  });
});

describe('a service URL that is not of Teams', () => {
  /** A name of Teams, somewhere in an address of somebody else. */
  const hostile = (port: number): readonly string[] => {
    const hosts = [
      '127.0.0.1',
      'localhost',
      '127.1',
      '2130706433',
      '0x7f000001',
      '0x7f.1',
      '0177.0.0.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '0.0.0.0',
      '169.254.169.254',
      'localtest.me',
      '127.0.0.1.nip.io',
      'smba.trafficmanager.net.evil',
      'smba.trafficmanager.net.127.0.0.1.nip.io',
      'x.trafficmanager.net',
      'smba-trafficmanager.net',
      'evil-smba.trafficmanager.net',
      'a.smba.trafficmanager.net',
      'smba.trafficmanager.net.',
      'smba.trafficmanager.com',
      'trafficmanager.net',
      'xn--smb-7na.trafficmanager.net',
      'smbа.trafficmanager.net',
      'ｓmba.trafficmanager.net',
      'smba.trafficmanager。net',
    ];
    const others = [
      'http://smba.trafficmanager.net/emea/',
      'http://smba.trafficmanager.net:80/',
      'https://smba.trafficmanager.net:443/',
      'https://smba.trafficmanager.net:8443/emea',
      `https://smba.trafficmanager.net:${port}/`,
      `https://smba.trafficmanager.net@127.0.0.1:${port}/`,
      `http://smba.trafficmanager.net@127.0.0.1:${port}/`,
      `http://smba.trafficmanager.net:x@127.0.0.1:${port}/`,
      `https://user@smba.trafficmanager.net/emea`,
      `https://user:pass@smba.trafficmanager.net/`,
      `http://127.0.0.1:${port}#smba.trafficmanager.net`,
      `http://127.0.0.1:${port}?smba.trafficmanager.net`,
      `http://127.0.0.1:${port}/smba.trafficmanager.net`,
      `http://127.0.0.1:${port}\\@smba.trafficmanager.net`,
      `https://smba.trafficmanager.net\\@127.0.0.1:${port}`,
      'https://smba.trafficmanager.net/emea?x=1',
      'https://smba.trafficmanager.net/emea#x',
      'https://smba.trafficmanager.net/../x',
      'https://smba.trafficmanager.net/%2e%2e/',
      'https:smba.trafficmanager.net',
      'https:///smba.trafficmanager.net',
      '//smba.trafficmanager.net/',
      `//127.0.0.1:${port}/`,
      ' https://smba.trafficmanager.net/',
      'https://smba.trafficmanager.net/\n',
      'https://smba.trafficmanager.net\t.evil/',
      'HTTPS://SMBA.TRAFFICMANAGER.NET/',
      'wss://smba.trafficmanager.net/',
      'ftp://smba.trafficmanager.net/',
      'file:///etc/passwd',
      'data:text/plain,x',
      'javascript:alert(1)',
      `urn:botframework:websocket:127.0.0.1:${port}`,
      'https://localhost:3978/',
      `http://127.0.0.1:${port}/_connector`,
      '',
      ' ',
      'smba.trafficmanager.net',
      `https://smba.trafficmanager.net/${'a'.repeat(600)}`,
    ];
    return [...hosts.map((host) => `http://${host}:${port}/`), ...others];
  };

  it('is asked nothing and shown no token, whatever it looks like', async () => {
    let arrived = 0;
    const trap = createServer((_request, response) => {
      arrived += 1;
      response.end('{}');
    });
    trap.on('connection', () => (arrived += 1));
    await new Promise<void>((resolve) => {
      trap.listen(0, () => resolve());
    });
    const { port } = trap.address() as AddressInfo;
    // Whatever name it is, it would be found at the trap or leave the machine: neither may be tried.
    const { fetch: real } = globalThis;
    const left: string[] = [];
    let tokens = 0;
    globalThis.fetch = async (url, init) => {
      left.push(url instanceof Request ? url.url : String(url));
      return real(url, init);
    };
    try {
      const connector = connectorClient({
        isServiceUrl: serviceUrls(),
        token: {
          get: async () => `token ${(tokens += 1)}`,
          drop: () => {},
        },
        deadlineMs: 300,
      });
      const all = hostile(port);
      expect(all.length).to.be.at.least(60);
      for (const serviceUrl of all) {
        const where = { serviceUrl, conversationId: 'a:1' };
        const refused = { kind: 'refused', status: 0, code: 'not a service URL' };
        expect(await connector.post(where, hello), serviceUrl).to.deep.equal(refused);
        expect(await connector.update(where, '1', hello)).to.deep.equal(refused);
        const who = { serviceUrl, tenantId: 't', userId: 'u', channelId: 'c' };
        expect(await connector.openPersonal(who)).to.deep.equal(refused);
        expect(await connector.startThread(who, hello)).to.deep.equal(refused);
        expect(await connector.member(where, 'u')).to.equal(undefined);
        for (const slash of ['', '/']) {
          const picture = `${serviceUrl}${slash}v3/attachments/1/views/original`;
          expect(await connector.picture(picture, { maxBytes: 9 })).to.equal(undefined);
        }
      }
    } finally {
      globalThis.fetch = real;
      trap.close();
    }
    expect({ arrived, left, tokens }).to.deep.equal({ arrived: 0, left: [], tokens: 0 });
  });

  it('is the only kind that is refused: those of Teams are asked', async () => {
    const { fetch: real } = globalThis;
    const left: string[] = [];
    globalThis.fetch = async (url) => {
      left.push(url instanceof Request ? url.url : String(url));
      return new Response('{"id":"7"}');
    };
    try {
      const connector = connectorClient({ isServiceUrl: serviceUrls(), token: undefined });
      for (const serviceUrl of [
        'https://smba.trafficmanager.net/emea/',
        'https://smba.trafficmanager.net/amer/6f1d7a3e-0000-4000-8000-000000000001',
        'https://smba.infra.gov.teams.microsoft.us/gcch',
      ]) {
        await connector.post({ serviceUrl, conversationId: '19:a;messageid=1' }, hello);
      }
    } finally {
      globalThis.fetch = real;
    }
    const path = '/v3/conversations/19%3Aa%3Bmessageid%3D1/activities';
    expect(left).to.deep.equal([
      `https://smba.trafficmanager.net/emea${path}`,
      `https://smba.trafficmanager.net/amer/6f1d7a3e-0000-4000-8000-000000000001${path}`,
      `https://smba.infra.gov.teams.microsoft.us/gcch${path}`,
    ]);
  });
});
