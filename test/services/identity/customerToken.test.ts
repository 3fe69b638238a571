import { expect } from 'chai';
import { createHmac, createSecretKey, generateKeyPairSync } from 'node:crypto';
import { DateTime } from 'luxon';
import { customerTokens } from '../../../services/identity/customerToken.ts';
import { BO, signDemoToken } from './signDemoToken.ts';

const NOW = DateTime.fromISO('2026-09-16T10:00:00Z');
const SECONDS = NOW.toSeconds();
const SECRET = 'a secret of at least thirty-two bytes';
const KEY = new TextEncoder().encode(SECRET);
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed25519 = generateKeyPairSync('ed25519');
const common = { audience: BO.aud, issuer: BO.iss, clock: () => NOW };
const pem = (key: typeof rsa.publicKey) => key.export({ type: 'spki', format: 'pem' }).toString();

const tokens = customerTokens({ ...common, secret: SECRET });

/** A token as a forger writes it, signed with HMAC if a key is given. */
function forged(header: object, payload: string | object, key?: string): string {
  const encoded = [header, payload].map((part) =>
    Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url'),
  );
  const signed = encoded.join('.');
  const signature =
    key === undefined ? '' : createHmac('sha256', key).update(signed).digest('base64url');
  return `${signed}.${signature}`;
}

const claims = { iat: SECONDS, exp: SECONDS + 3600, ...BO };

describe('a customer token', () => {
  it('proves who is speaking', async () => {
    const token = await signDemoToken({
      key: KEY,
      issuedAt: SECONDS,
      claims: { zone: 'Europe/Berlin', language: 'de_de' },
    });
    expect(await tokens.verify(token)).to.deep.equal({
      kind: 'customer',
      by: 'customerToken',
      subject: 'user-7',
      accountId: '55512345',
      name: 'Bo Larsen',
      email: 'bo@example.com',
      zone: 'Europe/Berlin',
      language: 'de-DE',
    });
  });

  for (const [alg, pair] of [
    ['RS256', rsa],
    ['ES256', p256],
    ['EdDSA', ed25519],
  ] as const) {
    it(`may be signed with ${alg}`, async () => {
      const verifier = customerTokens({ ...common, publicKey: pem(pair.publicKey) });
      const token = await signDemoToken({ key: pair.privateKey, alg, issuedAt: SECONDS });
      expect(await verifier.verify(token)).to.include({ kind: 'customer', accountId: '55512345' });
    });

    it(`is refused when a public key for ${alg} was used as a shared secret`, async () => {
      const key = pem(pair.publicKey);
      const verifier = customerTokens({ ...common, publicKey: key });
      for (const secret of [key, key.trim()]) {
        const token = forged({ alg: 'HS256', typ: 'JWT' }, claims, secret);
        expect(await verifier.verify(token)).to.equal(undefined);
      }
    });
  }

  it('may name the account as accountId, and zone and language as OpenID Connect does', async () => {
    const token = await signDemoToken({
      key: KEY,
      issuedAt: SECONDS,
      claims: { account: undefined, accountId: 'PIN-9', zoneinfo: 'Asia/Tokyo', locale: 'ja-JP' },
    });
    expect(await tokens.verify(token)).to.include({
      accountId: 'PIN-9',
      zone: 'Asia/Tokyo',
      language: 'ja-JP',
    });
  });

  for (const wrong of [
    { zone: 'Mars/Olympus' },
    { zone: 7 },
    { zone: 'x'.repeat(2_000) },
    { language: '../../etc' },
    { locale: {} },
  ]) {
    it(`is believed without what is wrong in ${JSON.stringify(wrong).slice(0, 40)}`, async () => {
      const token = await signDemoToken({ key: KEY, issuedAt: SECONDS, claims: wrong });
      const speaker = await tokens.verify(token);
      expect(speaker).to.include({ kind: 'customer' });
      expect(speaker).to.not.have.any.keys('zone', 'language');
    });
  }

  it('shows control and bidi characters in a name to nobody', async () => {
    const token = await signDemoToken({
      key: KEY,
      issuedAt: SECONDS,
      claims: { name: 'Bo\n\u202eLarsen\u0000' },
    });
    expect(await tokens.verify(token)).to.include({ name: 'Bo Larsen' });
  });

  describe('is refused', () => {
    for (const [why, change] of [
      ['an hour after its end', { issuedAt: SECONDS - 7200 }],
      ['when it was issued more than a day ago', { issuedAt: SECONDS - 90_000, lifetime: 200_000 }],
      ['when it is of tomorrow', { issuedAt: SECONDS + 86_400 }],
      ['for another audience', { claims: { aud: 'payroll' } }],
      ['from another issuer', { claims: { iss: 'https://evil.example' } }],
      ['without an audience', { claims: { aud: undefined } }],
      ['without an issuer', { claims: { iss: undefined } }],
      ['without an end', { claims: { exp: undefined } }],
      ['without a beginning', { claims: { iat: undefined } }],
      ['before its time', { claims: { nbf: SECONDS + 3600 } }],
      ['61 seconds before its time', { claims: { nbf: SECONDS + 61 } }],
      ['61 seconds before it was issued', { issuedAt: SECONDS + 61 }],
      ['without a subject', { claims: { sub: undefined } }],
      ['without a name', { claims: { name: undefined } }],
      ['with a name of control characters', { claims: { name: '\u0000\u200b' } }],
      ['without an e-mail address', { claims: { email: undefined } }],
      ['with something else for an e-mail address', { claims: { email: 'bo' } }],
      ['without an account', { claims: { account: undefined } }],
      ['with an account that is no text', { claims: { account: { $ne: '' } } }],
      ['with an account that is too long', { claims: { account: 'x'.repeat(61) } }],
      ['when it is too long', { claims: { padding: 'x'.repeat(4096) } }],
      ['with another secret', { key: new TextEncoder().encode('x'.repeat(40)) }],
      [
        'with an algorithm that is not ours',
        { alg: 'HS512', key: createSecretKey(Buffer.alloc(64, 'x')) },
      ],
    ] as const) {
      it(why, async () => {
        const token = await signDemoToken({ key: KEY, issuedAt: SECONDS, ...change });
        expect(await tokens.verify(token)).to.equal(undefined);
      });
    }

    for (const [why, token] of [
      ['empty', ''],
      ['dots', '..'],
      ['no JSON', 'a.b.c'],
      ['alg none', forged({ alg: 'none' }, claims)],
      ['alg NONE', forged({ alg: 'NONE' }, claims)],
      ['no alg', forged({}, claims, SECRET)],
      ['alg that is no text', forged({ alg: ['HS256'] }, claims, SECRET)],
      ['alg of the prototype', forged({ alg: '__proto__' }, claims, SECRET)],
      ['alg constructor', forged({ alg: 'constructor' }, claims, SECRET)],
      ['unsigned', forged({ alg: 'HS256' }, claims)],
      ['claims that are a list', forged({ alg: 'HS256' }, '[]', SECRET)],
      ['claims that are no JSON', forged({ alg: 'HS256' }, '{', SECRET)],
      ['claims nested deeply', forged({ alg: 'HS256' }, '['.repeat(2_500), SECRET)],
      ['unknown critical header', forged({ alg: 'HS256', crit: ['x'], x: 1 }, claims, SECRET)],
      ['key in the header', forged({ alg: 'HS256', jwk: { kty: 'oct', k: 'eA' } }, claims, 'x')],
      ['huge', 'a'.repeat(10_000_000)],
    ] as const) {
      it(`as ${why}`, async () => {
        expect(await tokens.verify(token)).to.equal(undefined);
      });
    }

    it('with one character changed anywhere', async () => {
      const token = await signDemoToken({ key: KEY, issuedAt: SECONDS });
      for (let at = 0; at < token.length; at++) {
        // Another letter in the high bits, so that it is not lost in unused bits at the end.
        const other = token[at] === 'A' ? 'Q' : 'A';
        const changed = token.slice(0, at) + other + token.slice(at + 1);
        expect(await tokens.verify(changed), changed).to.equal(undefined);
      }
    });

    it('when no key is set', async () => {
      const none = customerTokens(common);
      expect(await none.verify(await signDemoToken({ key: KEY, issuedAt: SECONDS }))).to.equal(
        undefined,
      );
      expect(await none.verify(forged({ alg: 'none' }, claims))).to.equal(undefined);
    });
  });

  it('takes nothing from keys of the prototype', async () => {
    const { name: _, ...rest } = claims;
    const payload = `${JSON.stringify(rest).slice(0, -1)},"__proto__":{"name":"Eve"},"constructor":"x"}`;
    expect(await tokens.verify(forged({ alg: 'HS256' }, payload, SECRET))).to.equal(undefined);
    expect(Object.prototype).to.not.have.property('name');
  });

  it('is allowed a minute of difference between clocks', async () => {
    const late = await signDemoToken({ key: KEY, issuedAt: SECONDS - 3650 });
    const early = await signDemoToken({ key: KEY, issuedAt: SECONDS + 50 });
    expect(await tokens.verify(late)).to.include({ kind: 'customer' });
    expect(await tokens.verify(early)).to.include({ kind: 'customer' });
  });
});

describe('a key for customer tokens', () => {
  it('must not be a short secret', () => {
    expect(() => customerTokens({ ...common, secret: 'short' })).to.throw('at least 32 bytes');
  });

  it('must be of a kind that is safe', () => {
    const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
    expect(() => customerTokens({ ...common, publicKey: pem(small.publicKey) })).to.throw('2048');
    expect(() => customerTokens({ ...common, publicKey: 'no key' })).to.throw();
  });
});
