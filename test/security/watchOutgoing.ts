/** Loaded before the product (`--import`): says on standard error whenever it connects to anywhere, or looks up a name. */
import { subscribe } from 'node:diagnostics_channel';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';

const say = (what: string): void => void process.stderr.write(`OUTGOING ${what}\n`);

subscribe('net.client.socket', () => say('connection'));
const { lookup } = dns;
dns.lookup = new Proxy(lookup, {
  apply(target, self, given: unknown[]) {
    // A server that begins to listen looks up its own name.
    if (!['localhost', '127.0.0.1'].includes(String(given[0])))
      say(`lookup of ${String(given[0])}`);
    return Reflect.apply(target, self, given) as unknown;
  },
});
syncBuiltinESMExports();
