import { systemClock } from '../../services/clock.ts';
import type { Log } from '../../services/log.ts';
import { type DeskDouble, deskDouble, WIRE_FAULTS, type WireFault } from './deskDouble.ts';
import { deskOverHttp } from './deskOverHttp.ts';
import { delivery, raised, toldIn } from './delivery.ts';
import { marker } from './markers.ts';
import { type Random, randomOf } from './random.ts';
import { problemsIn, type Row, upperBound } from './report.ts';
import { openStores } from './stores.ts';

interface Plan {
  readonly seed: number;
  /** Requests for each fault and each kind of desk. */
  readonly each: number;
  /** Where the stores are: a folder, `:memory:`, or a Redis. */
  readonly store: string;
}

/** A deadline that this desk keeps when it is well; everything is a hundredth of the product's. */
const CALL_MS = 100;

/** Every key meets the fault one to three times, then the desk is well again. */
function failing(desk: DeskDouble, fault: WireFault, random: Random): void {
  const times = new Map<string, number>();
  desk.fault = ({ method, key = '', before }) => {
    if (method !== 'open' && method !== 'findByKey') return undefined;
    const most = times.get(key) ?? 1 + random.below(3);
    times.set(key, most);
    // Looking up goes wrong now and then only, or no case would ever be asked for.
    if (method === 'findByKey') return before % 2 === 1 && before < most ? fault : undefined;
    return before < most ? fault : undefined;
  };
}

async function tryFault(
  fault: WireFault,
  isIdempotent: boolean,
  { each, store }: Plan,
  random: Random,
  first: number,
): Promise<readonly string[]> {
  const desk = await deskDouble({ isIdempotent, stallMs: CALL_MS * 6 });
  failing(desk, fault, random);
  const backend = deskOverHttp(desk.url);
  const stores = await openStores(store, systemClock);
  const alarms: string[] = [];
  const log: Log = {
    info: () => {},
    warn: () => {},
    error: (facts) => void alarms.push(JSON.stringify(facts)),
  };
  const carrying = delivery({ stores, backend, callMs: CALL_MS, waitMs: CALL_MS / 10, log });
  const where = `${fault}, ${isIdempotent ? 'with keys' : 'without'}`;
  const problems: string[] = [];
  try {
    const ids = Array.from({ length: each }, (_, index) => marker(first + index));
    const requests = await Promise.all(ids.map(async (id) => raised(stores, id)));
    carrying.relay.start();
    const limit = performance.now() + 180_000;
    for (const { reference, origin } of requests) {
      const id = origin.conversationId;
      for (;;) {
        const now = await stores.requests.get(reference);
        const told = await toldIn(stores, id);
        if (now?.status === 'delivered' && told.length > 0) break;
        if (now?.status === 'parked' && (await stores.outbox.parked(reference)).length > 0) {
          if (!alarms.some((one) => one.includes(reference))) {
            problems.push(`${id} was given up without an alarm (${where})`);
          }
          // The fault is over: a person says that it be tried again.
          await stores.outbox.revive(reference);
        }
        if (performance.now() > limit) {
          problems.push(`LOST: ${id} is ${now?.status ?? 'gone'} in the end (${where})`);
          break;
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      const cases = desk.opened.filter(({ newCase }) => newCase.description.endsWith(id));
      if (cases.length !== 1) problems.push(`${id} has ${cases.length} cases (${where})`);
      const told = await toldIn(stores, id);
      if (told.length !== 1 || told[0] !== cases[0]?.caseNumber) {
        problems.push(`${id} was told ${told.map(String).join(', ')} (${where})`);
      }
    }
    if (desk.astray() > 0) problems.push(`${desk.astray()} calls went to another host (${where})`);
  } finally {
    await carrying.stop();
    await stores.close();
    backend.close();
    await desk.close();
  }
  return problems;
}

/** A3: fourteen ways of a desk to fail, with a desk that knows its keys and one that does not. */
export async function backendFaults(plan: Plan): Promise<Row> {
  const random = randomOf(plan.seed);
  const problems: string[] = [];
  let first = 0;
  for (const fault of WIRE_FAULTS) {
    for (const isIdempotent of [true, false]) {
      problems.push(...(await tryFault(fault, isIdempotent, plan, random, first)));
      first += plan.each;
    }
  }
  const runs = WIRE_FAULTS.length * 2 * plan.each;
  return {
    goal: 'A3',
    what: `14 faults of the desk, ${plan.store === ':memory:' ? 'sqlite' : 'redis'}, with and without idempotency: one case each, told with its number`,
    figure: `${runs} requests: ${problems.length} wrong (${upperBound(runs)})${problemsIn(problems)}`,
    isMet: problems.length === 0,
  };
}
