/** What people present who should not get in: forged, foreign, expired, or made for another door. */
import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import { DateTime } from 'luxon';
import { deskSession } from '../../bot/desk/deskSession.ts';

/** Whom a credential would be right for; of every other door it must be turned away. */
type Holder = 'conversation' | 'token' | 'secret' | 'desk' | 'metrics' | 'teams';

export interface Credential {
  readonly what: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly rightFor?: readonly Holder[];
}

/** The real things, of which the bad ones are made. */
export interface Genuine {
  readonly deskToken: string;
  readonly directLineSecret: string;
  readonly sessionSecret: string;
  readonly metricsToken: string;
  /** PEM; what host pages sign with is known to anybody. */
  readonly customerPublicKey: string;
  readonly customerToken: string;
  /** For the conversation whose routes are called. */
  readonly token: string;
  /** For another one. */
  readonly otherToken: string;
  readonly streamToken: string;
  /** With which the Bot Connector calls for Teams. */
  readonly teamsToken: string;
}

const issuer = 'support-intake-bot/directline';
const seconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;

export const claimsOf = (token: string): JWTPayload =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JWTPayload;

const signed = (claims: JWTPayload, alg: string, key: Parameters<SignJWT['sign']>[0]) =>
  new SignJWT(claims).setProtectedHeader({ alg, typ: 'JWT' }).sign(key);

const unsigned = (claims: JWTPayload, alg: string) =>
  [{ alg, typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.') + '.';

/** As our own code signs; the test of the tests is that this gets in. */
export const ourSignature = (genuine: Genuine, claims: JWTPayload) =>
  signed(claims, 'HS256', createHmac('sha256', genuine.directLineSecret).update(issuer).digest());

export async function badCredentials(genuine: Genuine): Promise<readonly Credential[]> {
  const { token, otherToken, deskToken, directLineSecret, sessionSecret } = genuine;
  const claims = claimsOf(token);
  const [head = '', body = '', signature = ''] = token.split('.');
  const widened = Buffer.from(JSON.stringify({ ...claims, origins: [], user: 'dl_admin' }));
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ours = (changes: JWTPayload) => ourSignature(genuine, { ...claims, ...changes });
  const { exp: _exp, ...endless } = claims;

  const bearer = (what: string, value: string, ...rightFor: Holder[]): Credential => ({
    what,
    headers: { authorization: `Bearer ${value}` },
    rightFor,
  });
  const scheme = (what: string, authorization: string): Credential => ({
    what,
    headers: { authorization },
  });
  const cookie = (what: string, value: string): Credential => ({
    what,
    // As the desk's own page would send it.
    headers: { cookie: `desk_session=${value}`, 'sec-fetch-site': 'same-origin' },
  });
  const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;
  const session = (secret: string, deskTokenThen: string, at: DateTime) =>
    deskSession(secret, deskTokenThen, () => at).begin('Kim Berg');
  const now = DateTime.utc();
  const genuineSession = session(sessionSecret, deskToken, now);

  return [
    { what: 'nothing', headers: {} },
    scheme('an empty header', ''),
    scheme('Bearer and nothing', 'Bearer'),
    scheme('Bearer and blanks', 'Bearer    '),
    scheme('the desk token without Bearer', deskToken),
    scheme('the desk token as a password', basic(`admin:${deskToken}`)),
    scheme('the secret as a password', basic(`admin:${directLineSecret}`)),
    scheme('a Digest', 'Digest username="admin", response="0"'),
    bearer('garbage', 'x'),
    bearer('a long garbage', 'x'.repeat(8000)),
    bearer('a word that programs take for something', 'undefined'),
    bearer('dots', '..'),
    bearer('the claims without a signature', unsigned(claims, 'none')),
    bearer('the claims with alg HS256 and no signature', unsigned(claims, 'HS256')),
    bearer('claims changed after signing', `${head}.${widened.toString('base64url')}.${signature}`),
    bearer('half a signature', `${head}.${body}.${signature.slice(0, 20)}`),
    bearer(
      'HS256 with the public key',
      await signed(claims, 'HS256', Buffer.from(genuine.customerPublicKey)),
    ),
    bearer(
      'HS256 with the secret itself',
      await signed(claims, 'HS256', Buffer.from(directLineSecret)),
    ),
    bearer('HS256 with another secret', await signed(claims, 'HS256', randomBytes(32))),
    bearer('HS512 with the right key', await signedHs512(genuine, claims)),
    bearer('RS256 with a foreign key', await signed(claims, 'RS256', foreign.privateKey)),
    bearer('a foreign issuer', await ours({ iss: 'https://api.botframework.com' })),
    bearer('a foreign audience', await ours({ aud: 'https://api.botframework.com' })),
    bearer('one that has expired', await ours({ exp: seconds(-1) })),
    bearer('one that is not valid yet', await ours({ nbf: seconds(600) })),
    bearer('one that never ends', await ourSignature(genuine, endless)),
    bearer('one for something else', await ours({ use: 'reading' })),
    bearer('a token of the stream', genuine.streamToken),
    bearer('a token for another conversation', otherToken, 'token'),
    bearer('the token of this conversation', token, 'conversation', 'token'),
    bearer('a customer token of a host page', genuine.customerToken),
    bearer('the secret', directLineSecret, 'conversation', 'token', 'secret'),
    bearer('the desk token', deskToken, 'desk'),
    bearer('the desk token with more behind it', `${deskToken}x`),
    bearer('the desk token in capitals', deskToken.toUpperCase()),
    bearer('the session of the desk', genuineSession),
    bearer('the token of the metrics', genuine.metricsToken, 'metrics'),
    bearer('the token of the Bot Connector', genuine.teamsToken, 'teams'),
    bearer('the secret with which sessions are signed', sessionSecret),
    cookie('no session', ''),
    cookie('a made-up session', `${String(Date.now() + 1e6)}.S2lt.${'A'.repeat(43)}`),
    cookie('a session that has ended', session(sessionSecret, deskToken, now.minus({ days: 1 }))),
    cookie('a session under another secret', session('another', deskToken, now)),
    cookie('a session from before the token was changed', session(sessionSecret, 'before', now)),
    cookie(
      'a session with a later end',
      genuineSession.replace(/^\d+/, (end) => `${end}0`),
    ),
    cookie('the desk token', deskToken),
    cookie('a token of the chat', token),
  ];
}

const signedHs512 = (genuine: Genuine, claims: JWTPayload) =>
  signed(claims, 'HS512', createHmac('sha256', genuine.directLineSecret).update(issuer).digest());
