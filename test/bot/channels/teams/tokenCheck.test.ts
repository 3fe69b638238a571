import { expect } from 'chai';
import { importJWK } from 'jose';
import { tokenCheck } from '../../../../bot/channels/teams/tokenCheck.ts';
import { clockAt } from '../../../fakes/clocks.ts';
import { signedBy, signingPair } from '../../../fakes/openIdServer.ts';

const NOW = '2026-09-16T10:00:00Z';
const SECONDS = Date.parse(NOW) / 1000;
const pair = signingPair('connector');

describe('a token of the Bot Connector', () => {
  const check = tokenCheck({
    appId: 'our-bot',
    clock: clockAt(NOW).now,
    keyOf: async () => {
      const key = await importJWK({ ...pair.publicKey.export({ format: 'jwk' }), alg: 'RS256' });
      if (key instanceof Uint8Array) return { kind: 'unavailable' };
      return { kind: 'found', signing: { key, endorsements: pair.endorsements } };
    },
  });

  // Five minutes are what clocks may differ by.
  for (const [what, times, expected] of [
    ['begins in 299 s', { nbf: 299, exp: 3600 }, 'genuine'],
    ['begins in 301 s', { nbf: 301, exp: 3600 }, 'refused'],
    ['ended 299 s ago', { nbf: -3600, exp: -299 }, 'genuine'],
    ['ended 301 s ago', { nbf: -3600, exp: -301 }, 'refused'],
  ] as const) {
    it(`that ${what} is ${expected}`, async () => {
      const token = await signedBy(pair, {
        iss: 'https://api.botframework.com',
        aud: 'our-bot',
        serviceurl: 'https://smba.trafficmanager.net/emea/',
        nbf: SECONDS + times.nbf,
        exp: SECONDS + times.exp,
      });
      expect((await check(`Bearer ${token}`)).kind).to.equal(expected);
    });
  }
});
