/** Plays login.botframework.com: metadata and keys, with real RSA keys, on a free port of this machine. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JWTPayload, SignJWT } from 'jose';

export interface SigningPair {
  readonly kid: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  readonly endorsements: readonly string[];
}

export interface OpenIdServer {
  readonly url: string;
  /** Calls for keys so far. */
  readonly asked: () => number;
  /** What it publishes; changed by pushing. */
  readonly pairs: SigningPair[];
  /** How it answers from now on. `elsewhere`: names keys at another place. */
  answer: 'keys' | 'broken' | 'silent' | 'garbage' | 'elsewhere';
  close(): Promise<void>;
}

export function signingPair(
  kid: string,
  endorsements: readonly string[] = ['msteams'],
): SigningPair {
  return { kid, endorsements, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

export const signedBy = (
  { kid, privateKey }: Pick<SigningPair, 'kid' | 'privateKey'>,
  claims: JWTPayload,
): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(privateKey);

export async function openIdServer(...pairs: SigningPair[]): Promise<OpenIdServer> {
  let asked = 0;
  const server = createServer((request, response) => {
    const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const isMetadata = request.url?.endsWith('openidconfiguration') === true;
    if (!isMetadata) asked += 1;
    if (self.answer === 'silent') return;
    if (self.answer === 'broken') {
      response.statusCode = 503;
      response.end();
      return;
    }
    const elsewhere =
      self.answer === 'elsewhere' ? origin.replace('127.0.0.1', 'localhost') : origin;
    const keys = pairs.map(({ kid, publicKey, endorsements }) => ({
      ...publicKey.export({ format: 'jwk' }),
      use: 'sig',
      kid,
      endorsements,
    }));
    // restify changes what writeHead returns, for everybody in the process.
    response.setHeader('content-type', 'application/json');
    response.end(
      self.answer === 'garbage'
        ? '{"keys":"none"'
        : JSON.stringify(isMetadata ? { jwks_uri: `${elsewhere}/keys` } : { keys }),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const self: OpenIdServer = {
    url: `http://127.0.0.1:${String(port)}/v1/.well-known/openidconfiguration`,
    asked: () => asked,
    pairs,
    answer: 'keys',
    close: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return self;
}
