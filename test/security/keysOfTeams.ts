/** Loaded before the product (`--import`): plays the address where Microsoft says with which keys it signs. */
import { generateKeyPairSync } from 'node:crypto';
import { KEYS_URL } from '../../bot/channels/teams/signingKeys.ts';

const { origin } = new URL(KEYS_URL);
const jwks_uri = `${origin}/keys`;
const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...publicKey.export({ format: 'jwk' }), kid: 'one', endorsements: ['msteams'] };
const elsewhere = globalThis.fetch;

globalThis.fetch = async (address, init) => {
  const url = address instanceof Request ? address.url : String(address);
  if (!url.startsWith(origin)) return elsewhere(address, init);
  return Response.json(url === jwks_uri ? { keys: [key] } : { jwks_uri });
};
