import { systemClock } from '../../services/clock.ts';
import { percentile } from '../bench/statistics.ts';
import { customer } from './customer.ts';
import { faultyProduct } from './faultyProduct.ts';
import { marker } from './markers.ts';
import { problemsIn, type Row } from './report.ts';
import { openStores } from './stores.ts';

interface Plan {
  readonly rounds: number;
  readonly lines: number;
}

/** A5: very many lines at once into one conversation, while others go on. */
export async function concurrency({ rounds, lines }: Plan): Promise<Row> {
  const product = await faultyProduct({});
  const problems: string[] = [];
  const alone: number[] = [];
  const beside: number[] = [];
  const conversations: { readonly id: string; readonly marker: string }[] = [];
  try {
    await product.start();
    const other = customer(product.url, { marker: 'zqother', kind: 'outage' });
    const timed = async (into: number[]): Promise<void> => {
      const from = performance.now();
      await other.say('hello');
      into.push(performance.now() - from);
    };
    for (let warm = 0; warm < 5; warm += 1) await timed([]);
    for (let round = 0; round < rounds; round += 1) {
      for (let n = 0; n < 8; n += 1) await timed(alone);
      const word = marker(round);
      const who = customer(product.url, { marker: word, kind: 'outage' });
      await who.say('hello');
      const texts = Array.from({ length: lines }, (_, index) => `hello ${marker(index)}`);
      const now = { isOver: false };
      const flood = who.sayAtOnce(texts).finally(() => (now.isOver = true));
      // A failure here is heard where it is waited for.
      flood.catch(() => undefined);
      while (!now.isOver) await timed(beside);
      await flood;
      const { conversationId, log } = await who.talked();
      conversations.push({ id: conversationId, marker: word });
      const heard = log.filter(({ isUser }) => isUser).map(({ text }) => text);
      const lost = texts.filter((text) => !heard.includes(text));
      if (lost.length > 0) problems.push(`${word} has lost ${lost.length} lines`);
      if (heard.length !== lines + 1) problems.push(`${word} has ${heard.length} lines`);
    }
    await product.end('SIGTERM');
    const stores = await openStores(product.dataDir, systemClock);
    for (const { id, marker: word } of conversations) {
      // One for the greeting, one for "hello", and one for every line: nothing was done upon old state.
      const { version } = (await stores.conversations.load(id)) ?? { version: -1 };
      if (version !== lines + 2) problems.push(`${word} was changed ${version} times`);
      if ((await stores.conversations.nextUnhandled(id)) !== undefined) {
        problems.push(`${word} has lines that nobody answered`);
      }
    }
    await stores.close();
    const [before, during] = [percentile(alone, 0.95), percentile(beside, 0.95)];
    return {
      goal: 'A5',
      what: `${lines} lines at once into one conversation, one process`,
      figure:
        `${rounds} rounds: ${problems.length} wrong; another conversation’s p95 ` +
        `${before.toFixed(0)} ms alone, ${during.toFixed(0)} ms beside it${problemsIn(problems)}`,
      isMet: problems.length === 0,
    };
  } finally {
    product.remove();
  }
}
