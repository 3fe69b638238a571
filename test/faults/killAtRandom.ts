import { check, type Submission, type Talked } from './checker.ts';
import { type Customer, customer, type Kind } from './customer.ts';
import { deskDouble } from './deskDouble.ts';
import { faultyProduct } from './faultyProduct.ts';
import { startRedis } from '../support/redisServer.ts';
import { marker } from './markers.ts';
import { randomOf } from './random.ts';
import { problemsIn, type Row, upperBound } from './report.ts';
import { storedRequests } from './storedRequests.ts';

interface Plan {
  readonly seed: number;
  readonly store: 'sqlite' | 'redis';
  readonly kills: number;
  /** The product lives so long at most, from its first instruction. */
  readonly mostMs: number;
  /** Customers at once. */
  readonly atOnce: number;
}

const KINDS: readonly Kind[] = ['question', 'outage', 'feedback'];
/** One in so many leaves after "send", without waiting for the answer. */
const LEAVES = 8;

/** A1: the running product is killed at random times while customers write to it. */
export async function killAtRandom(plan: Plan): Promise<Row> {
  const { seed, kills, mostMs, atOnce, store } = plan;
  const random = randomOf(seed);
  const desk = await deskDouble({ isIdempotent: false });
  const redis = plan.store === 'redis' ? await startRedis() : undefined;
  const env: Record<string, string> = redis === undefined ? {} : { REDIS_URL: redis.url };
  const product = await faultyProduct({ deskUrl: desk.url, env });
  const everybody: Customer[] = [];
  const submissions: Submission[] = [];
  const problems: string[] = [];
  // Between kills; on Redis also until the lease of what was killed has run out.
  const patienceMs = redis === undefined ? 240_000 : 300_000;
  let isOver = false;

  async function one(): Promise<void> {
    const index = everybody.length;
    const who = customer(product.url, {
      marker: marker(index),
      kind: random.pick(KINDS),
      patienceMs,
    });
    everybody.push(who);
    const leaves = random.below(LEAVES) === 0;
    const sent = await who.submit(leaves);
    submissions.push(leaves ? sent : await who.untilDone());
  }
  async function oneAfterTheOther(): Promise<void> {
    while (!isOver) {
      try {
        await one();
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
      }
    }
  }

  try {
    const customers = Array.from({ length: atOnce }, oneAfterTheOther);
    for (let killed = 0; killed < kills; killed += 1) {
      const started = product.start();
      await new Promise((resolve) => setTimeout(resolve, random.next() * mostMs));
      await product.end('SIGKILL');
      await started;
    }
    await product.start();
    isOver = true;
    await Promise.all(customers);
    const talks: Talked[] = await Promise.all(everybody.map((who) => who.talked()));
    await product.end('SIGTERM');
    const requests = await storedRequests(redis?.url ?? product.dataDir);
    const found = { opened: desk.opened, acts: desk.acts, requests };
    problems.push(...check(submissions, talks, found));
    const lines = talks.reduce((sum, { said }) => sum + said.length, 0);
    return {
      goal: 'A1',
      what: `kill -9 at random times, ${store}, a desk without idempotency: nothing lost, twice or mixed up`,
      figure:
        `${kills} kills, ${submissions.length} conversations, ${lines} lines: ` +
        `${problems.length} wrong (${upperBound(submissions.length)})${problemsIn(problems)}`,
      isMet: problems.length === 0,
    };
  } finally {
    isOver = true;
    product.remove();
    await redis?.stop();
    await desk.close();
  }
}
