import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

export type AddressOf = (req: IncomingMessage) => string;

/** Nobody has a chain of proxies longer than this; what is beyond was made up. */
const MOST_HOPS = 10;

/** `::ffff:192.0.2.1` is `192.0.2.1`, and some proxies put the port behind. */
function plain(written: string): string {
  const text = written
    .trim()
    .replace(/^\[([^\]]+)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '');
  return isIP(text) === 0 ? '' : text.toLowerCase();
}

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** @param trusted addresses, or networks such as `10.0.0.0/8` */
export function addressList(trusted: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const one of trusted) {
    const [address = '', bits] = one.split('/');
    if (bits === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(bits), family(address));
  }
  return (address) => isIP(address) !== 0 && list.check(address, family(address));
}

/**
 * Who calls, as far as it can be known: the socket's address or, if that is a proxy of ours, the last
 * address in `X-Forwarded-For` that is none. What stands before it anybody could have written.
 */
export function clientAddress(trusted: readonly string[]): AddressOf {
  const isOurs = addressList(trusted);
  return (req) => {
    let address = plain(req.socket.remoteAddress ?? '');
    if (trusted.length === 0) return address;
    const hops = String(req.headers['x-forwarded-for'] ?? '')
      .split(',')
      .slice(-MOST_HOPS);
    while (address !== '' && isOurs(address)) {
      const before = plain(hops.pop() ?? '');
      if (before === '') break;
      address = before;
    }
    return address;
  };
}
