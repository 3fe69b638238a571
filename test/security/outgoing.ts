import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { problemsIn, type Row } from '../faults/report.ts';
import { webClient } from '../support/webClient.ts';
import { hardened } from './hardened.ts';
import { fieldsWith, hostileAddresses } from './hostileAddresses.ts';
import { serviceUrlsOfTeams } from './serviceUrlsOfTeams.ts';

const WATCH = new URL('watchOutgoing.ts', import.meta.url).href;

/**
 * C4: addresses in everything that a client can send. The process may connect to nothing and look up no name; and of
 * those where Teams says that it can be answered, none but its own gets a word or a token.
 */
export async function outgoing({ rounds }: { readonly rounds: number }): Promise<Row> {
  const caught: string[] = [];
  const trap = createServer((req, res) => {
    caught.push(req.url ?? '');
    res.end();
  }).listen(0, '127.0.0.1');
  await once(trap, 'listening');
  const { port } = trap.address() as AddressInfo;
  const product = await hardened({}, ['--import', WATCH]);
  try {
    const urls = hostileAddresses(port);
    const problems: string[] = [];
    let sent = 0;
    for (let round = 0; round < rounds; round += 1) {
      const client = await webClient(product.url, { demoCustomer: 'ana' });
      for (const url of urls) {
        for (const field of fieldsWith(url)) {
          await client.post('see', field);
          sent += 1;
        }
        await client.say('hello');
      }
      for (const { attachments = [], ...line } of (await client.messages()) as readonly Line[]) {
        if ('serviceUrl' in line) problems.push('a serviceUrl was kept');
        if (line.from.role !== 'user') continue;
        if (attachments.some((file) => 'contentUrl' in file))
          problems.push('a contentUrl was kept');
      }
      // A case from it, handed over and mailed to staff.
      const asks = `How do I open ${urls[round % urls.length] ?? ''} in StoreFront?`;
      await client.say(asks);
      await client.say('send');
    }
    const teams = await serviceUrlsOfTeams(port);
    problems.push(...teams.problems);
    const left = product.written().match(/^OUTGOING .*$/gm) ?? [];
    problems.push(...left, ...caught.map((path) => `caught ${path}`));
    if (!product.lives()) problems.push('it ended');
    return {
      goal: 'C4',
      what: 'addresses in every field of a message, and as service URLs of Teams: nothing is connected to',
      figure:
        `${urls.length} addresses, ${sent} messages, ${teams.calls} calls as Teams: ${left.length} connections or look-ups left, ` +
        `${caught.length} caught${problemsIn(problems)}`,
      isMet: problems.length === 0,
    };
  } finally {
    await product.remove();
    trap.closeAllConnections();
    trap.close();
  }
}

interface Line {
  readonly from: { readonly role: string };
  readonly attachments?: readonly object[];
}
