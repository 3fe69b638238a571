/** What is presented at the door of Teams by whoever is not Teams: real keys, and all but one thing right. */
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import { type SigningPair, signedBy, signingPair } from '../fakes/openIdServer.ts';

export interface GenuineTeams {
  readonly appId: string;
  readonly serviceUrl: string;
  /** Of the Bot Connector; the second may sign for another channel only, the third for none. */
  readonly pairs: readonly [SigningPair, SigningPair, SigningPair];
  /** What is sent along with the token. */
  readonly activity: Readonly<Record<string, unknown>>;
}

export interface TeamsCredential {
  readonly what: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Instead of the activity. */
  readonly body?: object;
}

/** With keys of every kind that the door has to tell apart. */
export const teamsPairs = (): GenuineTeams['pairs'] => [
  signingPair('connector'),
  signingPair('webchat', ['webchat', 'directline']),
  signingPair('unendorsed', []),
];

const inSeconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;

export const teamsClaims = ({ appId, serviceUrl }: GenuineTeams): JWTPayload => ({
  iss: 'https://api.botframework.com',
  aud: appId,
  serviceurl: serviceUrl,
  nbf: inSeconds(-60),
  exp: inSeconds(3600),
});

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

function hmac(key: string, header: object, claims: object): string {
  const signed = `${encoded(header)}.${encoded(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

export async function badTeamsCredentials(
  genuine: GenuineTeams,
): Promise<readonly TeamsCredential[]> {
  const { pairs, appId, activity } = genuine;
  const [pair, ofWebChat, unendorsed] = pairs;
  const claims = teamsClaims(genuine);
  const tid = '4d4b4c4a-0000-4000-8000-000000000001';
  const good = await signedBy(pair, claims);
  const [head = '', body = '', signature = ''] = good.split('.');
  const foreign = signingPair(pair.kid);
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const { n = '' } = pair.publicKey.export({ format: 'jwk' });
  const { exp: _exp, ...endless } = claims;
  const { aud: _aud, ...forNobody } = claims;
  const { iss: _iss, ...byNobody } = claims;
  const { serviceurl: _url, ...nowhere } = claims;
  const { kid } = pair;

  const bearer = (what: string, token: string, changes?: object): TeamsCredential => ({
    what,
    headers: { authorization: `Bearer ${token}` },
    ...(changes === undefined ? {} : { body: { ...activity, ...changes } }),
  });
  const claiming = async (what: string, changes: JWTPayload, by: SigningPair = pair) =>
    bearer(what, await signedBy(by, { ...claims, ...changes }));
  const withHeader = async (what: string, header: object) =>
    bearer(
      what,
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid, ...header })
        .sign(pair.privateKey),
    );
  /** With everything right in the token, for a body that is not of Teams. */
  const saying = (what: string, changes: object) => bearer(what, good, changes);
  const at = async (what: string, serviceUrl: unknown) =>
    bearer(what, await signedBy(pair, { ...claims, serviceurl: serviceUrl }), { serviceUrl });
  const own = { aud: 'https://api.botframework.com', appid: appId, tid };

  return [
    bearer(
      'our own token, as it leaves us',
      await signedBy(signingPair('aad'), {
        ...claims,
        ...own,
        iss: `https://sts.windows.net/${tid}/`,
      }),
    ),
    await claiming('our own token, signed with a key of the connector', {
      ...own,
      iss: `https://sts.windows.net/${tid}/`,
    }),
    await claiming('a token of an emulator, version 1', {
      appid: appId,
      tid,
      iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
    }),
    await claiming('a token of an emulator, version 2', {
      azp: appId,
      tid,
      ver: '2.0',
      iss: `https://login.microsoftonline.com/${tid}/v2.0`,
    }),
    await claiming('a token of a skill', {
      ver: '2.0',
      azp: tid,
      iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0',
    }),
    bearer('the right claims and alg none', `${encoded({ alg: 'none', kid })}.${body}.`),
    bearer('alg none with a signature', `${encoded({ alg: 'none', kid })}.${body}.${signature}`),
    bearer('HS256 with the public key', hmac(pem, { alg: 'HS256', kid }, claims)),
    bearer('HS256 with the modulus', hmac(n, { alg: 'HS256', kid }, claims)),
    bearer('RS256 said, HS256 done', hmac(pem, { alg: 'RS256', kid }, claims)),
    await claiming('another key under the same id', {}, foreign),
    await claiming('a key that nobody has published', {}, signingPair('made-up')),
    await claiming('a key for other channels', {}, ofWebChat),
    await claiming('a key for no channel', {}, unendorsed),
    await withHeader('no id of a key', { kid: undefined }),
    await withHeader('an id of a key that is a path', { kid: '../../etc/passwd' }),
    await withHeader('a key that comes along', {
      kid: 'its-own',
      jwk: foreign.publicKey.export({ format: 'jwk' }),
    }),
    await withHeader('an address of keys that comes along', {
      kid: 'its-own',
      jku: 'https://evil.example/keys',
    }),
    bearer(
      'ES256',
      await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).sign(elliptic.privateKey),
    ),
    bearer(
      'RS512',
      await new SignJWT(claims).setProtectedHeader({ alg: 'RS512', kid }).sign(pair.privateKey),
    ),
    bearer(
      'claims changed after signing',
      `${head}.${encoded({ ...claims, exp: inSeconds(9e6) })}.${signature}`,
    ),
    bearer('half a signature', `${head}.${body}.${signature.slice(0, 100)}`),
    bearer('no signature', `${head}.${body}.`),
    { what: 'the token without Bearer', headers: { authorization: good } },
    {
      what: 'the token as a password',
      headers: { authorization: `Basic ${Buffer.from(`a:${good}`).toString('base64')}` },
    },
    { what: 'the token in a cookie', headers: { cookie: `token=${good}` } },
    await claiming('a foreign issuer', { iss: 'https://api.botframework.example' }),
    await claiming('nearly the issuer', { iss: 'https://api.botframework.com/' }),
    await claiming('the issuer of the government’s cloud', { iss: 'https://api.botframework.us' }),
    bearer('no issuer', await signedBy(pair, byNobody)),
    await claiming('a token for another bot', { aud: tid }),
    bearer('a token for nobody', await signedBy(pair, forNobody)),
    await claiming('one that has expired, beyond what clocks differ', { exp: inSeconds(-310) }),
    // By more than clocks may differ (to the second in `tokenCheck.test.ts`) and than the last door may take to be tried.
    await claiming('one that is not valid yet', { nbf: inSeconds(300 + 600) }),
    bearer('one that never ends', await signedBy(pair, endless)),
    bearer('no service URL in the token', await signedBy(pair, nowhere)),
    await claiming('another service URL in the token', {
      serviceurl: 'https://smba.trafficmanager.net/amer/',
    }),
    await claiming('service URLs as a list', { serviceurl: [genuine.serviceUrl] }),
    await at('a name that anybody can have, in both', 'https://x.trafficmanager.net/emea/'),
    await at(
      'a host that only begins right, in both',
      'https://smba.trafficmanager.net.evil.example/',
    ),
    await at('this machine, in both', 'http://127.0.0.1:3978/'),
    await at('no https, in both', 'http://smba.trafficmanager.net/emea/'),
    saying('another service URL in the body', {
      serviceUrl: 'https://smba.trafficmanager.net/amer/',
    }),
    saying('no service URL in the body', { serviceUrl: undefined }),
    saying('an empty service URL in the body', { serviceUrl: '' }),
    saying('service URLs in the body as a list', { serviceUrl: [genuine.serviceUrl] }),
    saying('the channel of App Service', { channelId: 'AseChannel' }),
    saying('the channel of the emulator', { channelId: 'emulator' }),
    saying('another channel', { channelId: 'webchat' }),
    saying('no channel', { channelId: undefined }),
    saying('another organisation', { channelData: { tenant: { id: tid } } }),
    saying('no organisation', { channelData: {}, conversation: { id: 'a:1' } }),
  ];
}
