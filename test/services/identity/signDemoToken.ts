import { SignJWT } from 'jose';
import type { KeyObject } from 'node:crypto';

/** What a host page's server would sign for its visitor. A claim set to undefined is left out. */
export const BO = {
  sub: 'user-7',
  name: 'Bo Larsen',
  email: 'bo@example.com',
  account: '55512345',
  iss: 'https://customer.example',
  aud: 'support-chat',
} as const;

/** Signs a customer token for tests; `now` and ages in seconds. */
export function signDemoToken(options: {
  readonly key: Uint8Array | KeyObject;
  readonly alg?: string;
  readonly kid?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly issuedAt: number;
  readonly lifetime?: number;
}): Promise<string> {
  const { key, alg = 'HS256', kid, claims = {}, issuedAt, lifetime = 3600 } = options;
  const payload = { iat: issuedAt, exp: issuedAt + lifetime, ...BO, ...claims };
  return new SignJWT(payload)
    .setProtectedHeader({ alg, ...(kid !== undefined && { kid }) })
    .sign(key);
}
