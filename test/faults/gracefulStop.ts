import { check } from './checker.ts';
import { customer } from './customer.ts';
import { stoppedMs } from '../support/stoppedMs.ts';
import { deskDouble } from './deskDouble.ts';
import { faultyProduct } from './faultyProduct.ts';
import { marker } from './markers.ts';
import { randomOf } from './random.ts';
import { problemsIn, type Row, upperBound } from './report.ts';

interface Plan {
  readonly seed: number;
  readonly rounds: number;
  readonly turns: number;
  /** Of a Redis; undefined: the embedded store. */
  readonly redisUrl?: string;
}

const MOST_MS = 10_000;
/** Then it is killed (`deploy/compose.yaml`): so long it may not take on any machine. */
const KILLED_AFTER_MS = 30_000;

/** A12: SIGTERM while turns are under way. Nobody’s line is lost, and the process is gone in time. */
export async function gracefulStop({ seed, rounds, turns, redisUrl }: Plan): Promise<Row> {
  const random = randomOf(seed);
  const desk = await deskDouble({ isIdempotent: true });
  // A desk that is slow, so that there is something to wait for.
  desk.fault = () => 'stalls';
  const product = await faultyProduct({
    deskUrl: desk.url,
    ...(redisUrl === undefined ? {} : { env: { REDIS_URL: redisUrl } }),
  });
  const problems: string[] = [];
  let slowest = 0;
  try {
    await product.start();
    const everybody = Array.from({ length: turns }, (_, index) =>
      customer(product.url, { marker: marker(index), kind: 'outage' }),
    );
    await Promise.all(everybody.map((who) => who.say('We have a problem')));
    // One request is on its way to the desk, which does not answer.
    await customer(product.url, { marker: 'zqdesk', kind: 'question' }).submit();
    for (let round = 0; round < rounds; round += 1) {
      const saying = Promise.all(everybody.map((who) => who.say(`It is broken ${marker(round)}`)));
      await new Promise((resolve) => setTimeout(resolve, random.next() * 40));
      const from = performance.now();
      const own = await stoppedMs(product.pid(), async () => {
        const code = await product.end('SIGTERM');
        if (code !== 0) problems.push(`it ended with ${code ?? 'a signal'}`);
      });
      slowest = Math.max(slowest, performance.now() - from);
      if (own > KILLED_AFTER_MS) problems.push(`it took ${own.toFixed(0)} ms`);
      await product.start();
      await saying;
    }
    const talks = await Promise.all(everybody.map((who) => who.talked()));
    problems.push(...check([], talks, { opened: [], acts: [], requests: [] }));
    const count = rounds * turns;
    return {
      goal: 'A12',
      what:
        `SIGTERM with ${turns} turns and a hanging desk, ${redisUrl === undefined ? 'SQLite' : 'Redis'}: ` +
        'no line lost, gone within 10 s',
      figure:
        `${rounds} stops, ${count} lines: ${problems.length} wrong (${upperBound(count)}), ` +
        `slowest ${(slowest / 1000).toFixed(1)} s${problemsIn(problems)}`,
      isMet: problems.length === 0,
      isInTime: slowest <= MOST_MS,
    };
  } finally {
    product.remove();
    await desk.close();
  }
}
