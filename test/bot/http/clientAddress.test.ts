import type { IncomingMessage } from 'node:http';
import { expect } from 'chai';
import { clientAddress } from '../../../bot/http/clientAddress.ts';

const ours = ['10.0.0.0/8', '127.0.0.1', 'fd00::/8'];
const someone = '203.0.113.7';

describe('where a call comes from', () => {
  for (const [what, trusted, socket, forwarded, expected] of [
    ['is the socket', [], someone, undefined, someone],
    ['is the socket, whatever the caller writes', [], someone, '198.51.100.1', someone],
    ['is the socket of who is no proxy of ours', ours, someone, '198.51.100.1', someone],
    ['is what our proxy says', ours, '10.1.2.3', someone, someone],
    [
      'is what our proxy says, not what the caller wrote before it',
      ours,
      '10.1.2.3',
      `198.51.100.1, ${someone}`,
      someone,
    ],
    [
      'is found behind two proxies of ours',
      ours,
      '127.0.0.1',
      `198.51.100.1, ${someone}, 10.9.9.9`,
      someone,
    ],
    [
      'is the outermost proxy of ours when all are',
      ours,
      '10.1.2.3',
      '10.0.0.1, 10.0.0.2',
      '10.0.0.1',
    ],
    ['is our proxy when it says nothing', ours, '10.1.2.3', undefined, '10.1.2.3'],
    ['is our proxy when it says nonsense', ours, '10.1.2.3', `${someone}, <script>`, '10.1.2.3'],
    ['is known in IPv6 dress', ours, '::ffff:10.1.2.3', `::ffff:${someone}`, someone],
    ['may have a port', ours, '10.1.2.3', `${someone}:4711`, someone],
    ['may be IPv6 with a port', ours, 'fd00::1', '[2001:DB8::7]:4711', '2001:db8::7'],
    ['is nothing when the socket is gone', ours, undefined, someone, ''],
  ] as const) {
    it(what, () => {
      const headers = { ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) };
      const req = { socket: { remoteAddress: socket }, headers } as unknown as IncomingMessage;
      expect(clientAddress(trusted)(req)).to.equal(expected);
    });
  }
});
