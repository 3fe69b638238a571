import fc from 'fast-check';
import { problemsIn, type Row, upperBound } from '../faults/report.ts';
import { type WebClient, webClient } from '../support/webClient.ts';
import { BOMBS } from './bombs.ts';
import { type Hardened, hardened } from './hardened.ts';
import { NAUGHTY_STRINGS } from './naughtyStrings.ts';

interface Plan {
  readonly seed: number;
  readonly mutations: number;
}

const KEYS = [
  'type',
  'text',
  'value',
  'name',
  'attachments',
  'channelData',
  'locale',
  'localTimezone',
  'entities',
  'from',
  'conversation',
  'recipient',
  'channelId',
  'serviceUrl',
  'id',
  'timestamp',
  'replyToId',
  'action',
] as const;

/** What an activity should not have, at any of its places. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(...NAUGHTY_STRINGS),
  fc.constantFrom(null, '', [], {}, -1, 1e308, 'en-\u0000', '\ud800', 'message', 'event', 'invoke'),
  fc.constantFrom([null], [[]], [{}], { clientActivityID: {} }, { refusedAttachments: 1 }),
  fc.constantFrom(
    { intake: { card: 'x', action: 'send' } },
    { intake: { card: {}, action: [] } },
    { intake: null },
    { action: { verb: 'send', data: { intake: { card: 1 } } } },
  ),
);
const mutation = fc.dictionary(fc.constantFrom(...KEYS), odd, { maxKeys: 4 });

/** Text of ours in an answer: how it works inside is nobody’s business. */
const LEAKS = /zod|\bat (?:\w+ \(|file:|\/)|\.ts:\d|node:internal|TypeError|SyntaxError|SQLITE/i;

async function post(product: Hardened, to: WebClient, body: string | Uint8Array<ArrayBuffer>) {
  const path = `/v3/directline/conversations/${to.conversationId}/activities`;
  const response = await fetch(`${product.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${to.token}` },
    body,
  });
  return { status: response.status, said: await response.text() };
}

/** C9: whatever is sent, nothing ends, nothing fails but the message itself, and the next one is answered. */
export async function badInput({ seed, mutations }: Plan): Promise<Row> {
  const product = await hardened();
  try {
    const problems: string[] = [];
    const look = (
      what: string,
      { status, said }: Awaited<ReturnType<typeof post>>,
      allowed: readonly number[],
    ): void => {
      if (!allowed.includes(status)) problems.push(`${what.slice(0, 60)}: ${status}`);
      if (LEAKS.test(said)) problems.push(`${what.slice(0, 60)} is told ${said.slice(0, 80)}`);
    };

    // Lines, before and inside a form; each has to be in the log as it was sent.
    let client = await webClient(product.url, { demoCustomer: 'ana' });
    for (let from = 0; from < NAUGHTY_STRINGS.length; from += 40) {
      const lines = NAUGHTY_STRINGS.slice(from, from + 40);
      client = await webClient(product.url, { demoCustomer: 'ana' });
      for (const [index, line] of lines.entries()) {
        if (index === 20) await client.say('StoreFront is down');
        const answer = await post(product, client, JSON.stringify({ type: 'message', text: line }));
        look(line, answer, [200]);
      }
      await client.say('hello');
      const kept = new Set((await client.messages()).map(({ text }) => text));
      for (const line of lines) {
        if (!kept.has(line)) problems.push(`${line.slice(0, 60)} was not kept as it was sent`);
      }
    }
    for (const bomb of BOMBS) {
      const body = typeof bomb === 'string' ? bomb : new Uint8Array(bomb);
      look(String(bomb), await post(product, client, body), [400, 413]);
    }

    let sent = 0;
    const written = () => (product.written().match(/"level":(50|60)/g) ?? []).length;
    await fc.assert(
      fc.asyncProperty(mutation, async (changes) => {
        // A conversation has a length that people reach.
        if (sent % 100 === 0) client = await webClient(product.url, { demoCustomer: 'ana' });
        sent += 1;
        const body = JSON.stringify({ type: 'message', text: 'hello', ...changes });
        look(body, await post(product, client, body), [200, 400]);
      }),
      { numRuns: mutations, seed },
    );
    // Every turn has to be over before its failure could be seen.
    const said = await client.say('How do I add a second StoreFront server?');
    if (said.length === 0) problems.push('the next message was not answered');
    const fresh = await webClient(product.url);
    if ((await fresh.say('hello')).length === 0) problems.push('nobody else was answered');
    if (!product.lives()) problems.push('it ended');
    if (written() > 0) problems.push(`${written()} failures in the log`);
    const all = NAUGHTY_STRINGS.length + BOMBS.length + sent;
    return {
      goal: 'C9',
      what: 'naughty lines, JSON that is none and bombs, activities with anything anywhere',
      figure:
        `${NAUGHTY_STRINGS.length} lines, ${BOMBS.length} bombs, ${sent} mutations: ` +
        `${product.lives() ? 0 : 1} exits, ${problems.length} wrong (${upperBound(all)})${problemsIn(problems)}`,
      isMet: problems.length === 0,
    };
  } finally {
    await product.remove();
  }
}
