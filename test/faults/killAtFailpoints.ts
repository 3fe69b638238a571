import type { Case } from '../../services/cases/case.ts';
import { type Failpoint, FAILPOINTS } from '../../services/failpoint.ts';
import { check, type Submission } from './checker.ts';
import { type Customer, customer, type Kind } from './customer.ts';
import { type DeskDouble, deskDouble } from './deskDouble.ts';
import { type FaultyProduct, faultyProduct } from './faultyProduct.ts';
import { startRedis } from '../support/redisServer.ts';
import { marker } from './markers.ts';
import { type Random, randomOf } from './random.ts';
import { problemsIn, type Row, upperBound } from './report.ts';
import { storedRequests } from './storedRequests.ts';

interface Plan {
  readonly seed: number;
  readonly store: 'sqlite' | 'redis';
  /** How often each failpoint is tried with each kind; a half: only half of them are. */
  readonly times: number;
  readonly kinds: readonly Kind[];
}

/** How often a place is passed in one conversation, more or less: it dies at one of these. */
const PASSED: Partial<Record<Failpoint, number>> = {
  'store.committing': 20,
  'turn.woken': 5,
  'turn.loaded': 6,
  'turn.answered': 6,
  'turn.committed': 6,
  'turn.published': 6,
  'outbox.claimed': 3,
  'outbox.renewed': 4,
  'outbox.delivered': 3,
  'outbox.done': 2,
};
/** Only a request that becomes a case passes these. */
const OPENING: readonly Failpoint[] = ['deliver.looked'];
/** It does not matter what else is sent meanwhile, and takes half a minute: nothing for the short size. */
const ERASING: readonly Failpoint[] = ['erase.found', 'erase.erased'];
/** Passed only where Teams is set up: `test/bot/channels/teams/sending/kill.test.ts` dies there. */
const SENDING: readonly Failpoint[] = ['send.marked', 'send.sent', 'send.settled'];
const at = '2026-11-20T12:00:00.000Z';

/** Customers of the demo with a contract. Each may look up 20 cases in ten minutes. */
const CUSTOMERS = [
  ['ana', 'ORG-10442'],
  ['dana', 'ORG-10587'],
  ['jonas', 'ORG-20318'],
  ['omar', 'ORG-23051'],
  ['claire', 'ORG-20774'],
  ['priya', 'ORG-31126'],
  ['haruka', 'ORG-34409'],
  ['weiling', 'ORG-34877'],
] as const;

/** Sends nothing, and has everything erased. */
const FORGETTING = 'mia';

/** A case to be escalated. */
const caseOf = (index: number): Case => ({
  caseNumber: String(900_001 + index),
  key: `earlier-${index}`,
  status: 'open',
  title: 'StoreFront',
  severity: 2,
  orgId: CUSTOMERS[index % CUSTOMERS.length]?.[1] ?? null,
  product: null,
  contact: null,
  owner: null,
  isEscalated: false,
  openedAt: at,
  updatedAt: at,
  closedAt: null,
});

interface Provoked {
  readonly desk: DeskDouble;
  readonly product: FaultyProduct;
  readonly who: Customer;
  /** Somebody else has everything erased. */
  readonly forget: () => void;
}

/** What has to be so for a place to be passed at all. */
async function provoke(
  name: Failpoint,
  { desk, product, who, forget }: Provoked,
): Promise<Submission> {
  switch (name) {
    case 'outbox.retrying':
      desk.fault = ({ method, before }) =>
        (method === 'open' || method === 'escalate') && before === 0 ? 'error503' : undefined;
      break;
    case 'outbox.parking':
      desk.fault = ({ method, before }) =>
        (method === 'open' || method === 'escalate') && before === 0 ? 'redirects' : undefined;
      break;
    case 'outbox.renewed':
      desk.fault = ({ method, before }) =>
        (method === 'open' || method === 'escalate') && before === 0 ? 'timeoutBefore' : undefined;
      break;
    case 'erase.found':
    case 'erase.erased':
      forget();
      break;
    case 'stop.turns':
    case 'stop.relay': {
      const sent = await who.submit();
      product.signal('SIGTERM');
      return sent;
    }
    case 'record.recorded': {
      const sent = await who.submit();
      // Else that news would look like the answer.
      await who.untilDone();
      await who.withdraw();
      return sent;
    }
    case 'store.committing':
    case 'store.migrating':
    case 'turn.woken':
    case 'turn.loaded':
    case 'turn.answered':
    case 'turn.committed':
    case 'turn.published':
    case 'raise.accepted':
    case 'raise.raised':
    case 'outbox.claimed':
    case 'outbox.delivered':
    case 'outbox.done':
    case 'deliver.looked':
    case 'deliver.opened':
    case 'deliver.settled':
    case 'tell.committed':
    case 'send.marked':
    case 'send.sent':
    case 'send.settled':
  }
  await who.submit();
  return who.untilDone();
}

/** Everything that is tried, each with a kind, in a random order: so one death follows upon another. */
function runsOf(
  { times, kinds, store }: Plan,
  random: Random,
): readonly (readonly [Failpoint, Kind])[] {
  const fits = (name: Failpoint, kind: Kind): boolean =>
    name !== 'store.migrating' &&
    !SENDING.includes(name) &&
    (store === 'sqlite' || name !== 'store.committing') &&
    (kind !== 'escalation' || !OPENING.includes(name)) &&
    (!ERASING.includes(name) || (kind === 'question' && times >= 1));
  const round = (these: readonly Kind[]) =>
    FAILPOINTS.flatMap((name) =>
      these.filter((kind) => fits(name, kind)).map((kind) => [name, kind] as const),
    );
  // So many cases may be looked up by one customer, and no more.
  const later = kinds.filter((kind) => kind !== 'escalation');
  return [round(kinds), ...Array.from({ length: Math.max(0, times - 1) }, () => round(later))]
    .flat()
    .map((run) => ({ run, place: random.next() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ run }) => run)
    .filter((_, index, all) => index < all.length * times);
}

/** A2: the product dies at every named place, with every kind of request. */
export async function killAtFailpoints(plan: Plan): Promise<Row> {
  const random = randomOf(plan.seed);
  const runs = runsOf(plan, random);
  const desk = await deskDouble({
    isIdempotent: false,
    cases: runs.map((_, index) => caseOf(index)),
  });
  const redis = plan.store === 'redis' ? await startRedis() : undefined;
  const env: Record<string, string> = redis === undefined ? {} : { REDIS_URL: redis.url };
  const product = await faultyProduct({ deskUrl: desk.url, env });
  const problems: string[] = [];
  const everybody: Customer[] = [];
  const sent: Promise<Submission | undefined>[] = [];
  const forgotten: Promise<void>[] = [];
  const patienceMs = 240_000;
  let deaths = 0;

  const noted = (where: string, error: unknown): undefined => {
    problems.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  };

  /**
   * It may still be about to die of what follows upon the last answer. What is erased is erased after
   * 20 seconds; in Redis, what a killed process was at waits until its lease has run out. Only waited for in full
   * where it does not die, and that is a finding: so there is time enough for the busiest machine.
   */
  function settleMs(name: Failpoint): number {
    const ms = 60_000;
    return ERASING.includes(name) ? ms + 40_000 : ms;
  }

  /** Dies, and leaves its customer to the lives that follow. */
  async function run(name: Failpoint, kind: Kind, index: number): Promise<void> {
    const nth = 1 + random.below(PASSED[name] ?? 1);
    const started = product.start(`${name}:${nth}`);
    const who = customer(product.url, {
      marker: marker(index),
      kind,
      patienceMs,
      address: `10.0.${Math.floor(index / 200)}.${1 + (index % 200)}`,
      ...(kind === 'escalation' && {
        as: CUSTOMERS[index % CUSTOMERS.length]?.[0] ?? '',
        caseNumber: caseOf(index).caseNumber,
      }),
    });
    everybody.push(who);
    const where = `${name}:${nth}, ${kind}`;
    const submission = started
      .then(async () => provoke(name, { desk, product, who, forget: () => forget(index, where) }))
      .catch((error: unknown) => noted(where, error));
    sent.push(submission);
    const died = product.end().then(() => true);
    const lived = submission.then(
      async () => new Promise<false>((resolve) => setTimeout(() => resolve(false), settleMs(name))),
    );
    if (await Promise.race([died, lived])) deaths += 1;
    else noted(where, 'it did not die');
    await product.end('SIGKILL');
    desk.fault = () => undefined;
  }

  try {
    if (redis === undefined) await diesMigrating();
    for (const [index, [name, kind]] of runs.entries()) await run(name, kind, index);
    if (!(await product.start())) noted('the last life', product.written().slice(-500));
    const submissions = (await Promise.all(sent)).filter((one) => one !== undefined);
    await Promise.all(forgotten);
    const talks = await Promise.all(everybody.map((who) => who.talked()));
    await product.end('SIGTERM');
    const requests = await storedRequests(redis?.url ?? product.dataDir);
    problems.push(...check(submissions, talks, { opened: desk.opened, acts: desk.acts, requests }));
    return {
      goal: 'A2',
      what: `kill -9 at ${plan.times < 1 ? 'half' : 'each'} of ${FAILPOINTS.length - SENDING.length} named places, ${plan.store}, with ${plan.kinds.join(', ')}`,
      figure:
        `${runs.length} runs, ${deaths} deaths: ${problems.length} wrong ` +
        `(${upperBound(runs.length)})${problemsIn(problems)}`,
      isMet: problems.length === 0,
    };
  } finally {
    product.remove();
    await redis?.stop();
    await desk.close();
  }

  function forget(index: number, where: string): void {
    const one = customer(product.url, {
      marker: `${marker(index)}forget`,
      kind: 'question',
      as: FORGETTING,
      patienceMs,
    });
    forgotten.push(one.forget().catch((error: unknown) => noted(where, error)));
  }

  /** The first life ends amid the steps that make its file; the second makes it whole. */
  async function diesMigrating(): Promise<void> {
    const hasStarted = await product.start(`store.migrating:${1 + random.below(3)}`);
    if (hasStarted) noted('store.migrating', 'it did not die');
    await product.end('SIGKILL');
  }
}
