/** Settings that say where something is: URLs, origins, addresses and networks. */
import { isIP } from 'node:net';
import { z } from 'zod';
import { clamdAddress } from '../../services/files/clamdAddress.ts';

export const Origin = z.string().refine((text) => {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
}, 'must be origins such as https://www.example.com, separated by commas');

export const Url = z.url({
  protocol: /^https?$/,
  error: 'must be a URL such as https://support.example.com',
});

export const HttpsUrl = z.url({
  protocol: /^https$/,
  error: 'must be a URL such as https://www.example.com/privacy',
});

/** Where people reach us: paths are put behind it. */
export const BaseUrl = Url.regex(
  /^[^?#@]*$/,
  'must be a URL without user, question mark or #, such as https://support.example.com',
).transform((text) => text.replace(/\/{1,9}$/, ''));

/** Or the path of a socket on this machine. */
export const RedisUrl = z.string().refine((text) => {
  if (text.startsWith('/')) return true;
  const url = URL.parse(text);
  return url !== null && /^rediss?:$/.test(url.protocol) && url.hostname !== '';
}, 'must be a URL such as redis://user:password@redis.example.com:6379, or rediss:// for TLS');

/** A port, or the path of a socket on this machine. */
export const Clamd = z.string().transform((text, context) => {
  const address = clamdAddress(text);
  if (address !== undefined) return address;
  context.addIssue('must be host:port, such as clamd.example.com:3310, or the path of a socket');
  return z.NEVER;
});

/** An address, or a network such as `10.0.0.0/8`. */
export function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const kind = isIP(address);
  if (kind === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 6 ? 128 : 32));
}
