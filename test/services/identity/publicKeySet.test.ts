import { expect } from 'chai';
import { once } from 'node:events';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DateTime } from 'luxon';
import { afterEach, beforeEach } from 'mocha';
import { customerTokens, type CustomerTokens } from '../../../services/identity/customerToken.ts';
import { BO, signDemoToken } from './signDemoToken.ts';

const START = DateTime.fromISO('2026-09-16T10:00:00Z');
const first = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const second = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = (key: KeyObject, kid: string) => ({ ...key.export({ format: 'jwk' }), kid });

describe('the keys of a host page', () => {
  let server: Server;
  let answer: () => { readonly status: number; readonly body: unknown } | 'silence';
  let asked: number;
  let now: DateTime;
  let tokens: CustomerTokens;

  beforeEach(async () => {
    asked = 0;
    now = START;
    answer = () => ({ status: 200, body: { keys: [jwk(first.publicKey, 'one')] } });
    server = createServer((_request, response) => {
      asked += 1;
      const given = answer();
      if (given === 'silence') return;
      response.statusCode = given.status;
      response.end(JSON.stringify(given.body));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    tokens = customerTokens({
      jwksUrl: `http://127.0.0.1:${port}/keys`,
      // Who is silent is waited for as long; who is not must not be too late on a busy machine.
      keysDeadlineMs: 2000,
      audience: BO.aud,
      clock: () => now,
    });
  });

  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const token = (pair = first, kid = 'one') =>
    signDemoToken({ key: pair.privateKey, alg: 'ES256', kid, issuedAt: now.toSeconds() });

  it('are fetched once for many tokens', async () => {
    const one = await token();
    const speakers = await Promise.all(Array.from({ length: 20 }, () => tokens.verify(one)));
    expect(speakers.every((speaker) => speaker?.kind === 'customer')).to.equal(true);
    expect(asked).to.equal(1);
  });

  it('are used on when the address fails later', async () => {
    await tokens.verify(await token());
    for (const failure of [
      () => ({ status: 503, body: {} }),
      () => ({ status: 200, body: 'no keys' }),
      () => 'silence' as const,
    ]) {
      answer = failure;
      now = now.plus({ hours: 1 });
      expect(await tokens.verify(await token())).to.include({ kind: 'customer' });
    }
    expect(asked).to.equal(4);
  });

  it('prove nothing when they were never read', async () => {
    answer = () => 'silence';
    expect(await tokens.verify(await token())).to.equal(undefined);
    answer = () => ({ status: 200, body: { keys: [jwk(first.publicKey, 'one')] } });
    now = now.plus({ minutes: 1 });
    expect(await tokens.verify(await token())).to.include({ kind: 'customer' });
  });

  it('are asked again for a new key, but not for each that is made up', async () => {
    await tokens.verify(await token());
    answer = () => ({ status: 200, body: { keys: [jwk(second.publicKey, 'two')] } });
    now = now.plus({ minutes: 1 });
    expect(await tokens.verify(await token(second, 'two'))).to.include({ kind: 'customer' });
    expect(asked).to.equal(2);
    for (const kid of ['a', 'b', 'c']) {
      expect(await tokens.verify(await token(first, kid))).to.equal(undefined);
    }
    expect(asked).to.equal(2);
  });

  it('are no shared secrets', async () => {
    answer = () => ({ status: 200, body: { keys: [{ kty: 'oct', kid: 'one', k: 'c2VjcmV0' }] } });
    const forged = await signDemoToken({
      key: Buffer.from('secret'.padEnd(32)),
      kid: 'one',
      issuedAt: now.toSeconds(),
    });
    expect(await tokens.verify(forged)).to.equal(undefined);
  });
});
