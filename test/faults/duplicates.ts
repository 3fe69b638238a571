import { check } from './checker.ts';
import { type Customer, customer, type Kind } from './customer.ts';
import { deskDouble } from './deskDouble.ts';
import { faultyProduct } from './faultyProduct.ts';
import { marker } from './markers.ts';
import { randomOf } from './random.ts';
import { problemsIn, type Row, upperBound } from './report.ts';
import { storedRequests } from './storedRequests.ts';

interface Plan {
  readonly seed: number;
  readonly conversations: number;
  readonly atOnce: number;
}

const KINDS: readonly Kind[] = ['question', 'outage'];

/** A4: every line arrives up to four times at once, and the last button also under new ids. */
export async function duplicates({ seed, conversations, atOnce }: Plan): Promise<Row> {
  const random = randomOf(seed);
  const desk = await deskDouble({ isIdempotent: false });
  const product = await faultyProduct({ deskUrl: desk.url });
  try {
    await product.start();
    const everybody = Array.from({ length: conversations }, (_, index) =>
      customer(product.url, {
        marker: marker(index),
        kind: random.pick(KINDS),
        copies: () => 1 + random.below(4),
        presses: 1 + random.below(4),
      }),
    );
    const queue: Iterator<Customer> & Iterable<Customer> = everybody.values();
    const submissions = await Promise.all(
      Array.from({ length: atOnce }, async () => {
        const sent = [];
        for (const who of queue) {
          await who.submit();
          sent.push(await who.untilDone());
        }
        return sent;
      }),
    );
    const talks = await Promise.all(everybody.map((who) => who.talked()));
    await product.end('SIGTERM');
    const requests = await storedRequests(product.dataDir);
    const found = { opened: desk.opened, acts: desk.acts, requests };
    // Buttons are pressed at once: in which order is nobody's to say, and they have no text.
    const problems = check(submissions.flat(), talks, found);
    return {
      goal: 'A4',
      what: 'each activity delivered 1 to 4 times at once, the last one also under new ids',
      figure:
        `${conversations} conversations: ${problems.length} wrong ` +
        `(${upperBound(conversations)})${problemsIn(problems)}; one process, 2 with Redis: see A5`,
      isMet: problems.length === 0,
    };
  } finally {
    product.remove();
    await desk.close();
  }
}
