import { DateTime } from 'luxon';
import { businessCalendar } from '../../services/policy/businessTime.ts';
import { deskDouble } from './deskDouble.ts';
import { deskOverHttp } from './deskOverHttp.ts';
import { delivery, raised, toldIn } from './delivery.ts';
import { marker } from './markers.ts';
import { randomOf } from './random.ts';
import { problemsIn, type Row, upperBound } from './report.ts';
import { openStores } from './stores.ts';

interface Plan {
  readonly seed: number;
  readonly many: number;
  readonly store: string;
}

const MINUTE = 60_000;
/** By how much the clock is wrong. Never by more: a walk of such steps ends weeks away on a slow machine. */
const WRONG_BY = [-1440, -10, 0, 10, 1440].map((minutes) => minutes * MINUTE);
const ZONES = [
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'America/Santiago',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Jerusalem',
  'Pacific/Auckland',
];

/** The clock is set while requests are carried; nothing is claimed twice, nothing waits for tomorrow. */
async function stepping({ seed, many, store }: Plan): Promise<readonly string[]> {
  const random = randomOf(seed);
  let offset = 0;
  const clock = (): DateTime => DateTime.utc().plus(offset);
  const stores = await openStores(store, clock);
  const desk = await deskDouble({ isIdempotent: false, stallMs: 60 });
  // Slow, so that a step falls into a delivery.
  desk.fault = ({ method }) => (method === 'open' ? 'stalls' : undefined);
  const backend = deskOverHttp(desk.url);
  const carrying = delivery({ stores, backend, callMs: 500, waitMs: 10, clock });
  const stepper = setInterval(() => (offset = random.pick(WRONG_BY)), 15);
  carrying.relay.start();
  const problems: string[] = [];
  try {
    const requests = [];
    for (let index = 0; index < many; index += 1) {
      requests.push(await raised(stores, marker(index), clock));
      // One by one, so that there is time to look for more while some are under way.
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    // Whatever was last written for tomorrow is due by then.
    await new Promise((resolve) => setTimeout(resolve, many * 5));
    clearInterval(stepper);
    offset += 10 * 1440 * MINUTE;
    await stores.outbox.add({ id: 'wake', kind: 'watch', reference: 'none' });
    const limit = performance.now() + 120_000;
    for (const { origin } of requests) {
      const id = origin.conversationId;
      while ((await toldIn(stores, id)).length === 0 && performance.now() < limit) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      const cases = desk.opened.filter(({ newCase }) => newCase.description.endsWith(id));
      if (cases.length !== 1) problems.push(`${id} has ${cases.length} cases`);
      if ((await toldIn(stores, id)).length !== 1) problems.push(`${id} was not told once`);
    }
  } finally {
    clearInterval(stepper);
    await carrying.stop();
    await stores.close();
    backend.close();
    await desk.close();
  }
  return problems;
}

/** Both changes of the clocks of a year, found by looking at every day. */
function changesOf(zone: string): readonly number[] {
  const offsetAt = (at: number): number => DateTime.fromMillis(at, { zone }).offset;
  const first = Date.UTC(2026, 0, 1);
  const days = Array.from({ length: 365 }, (_, day) => first + day * 1440 * MINUTE);
  return days
    .filter((at) => offsetAt(at) !== offsetAt(at + 1440 * MINUTE))
    .map((day) => {
      let at = day;
      while (offsetAt(at) === offsetAt(day)) at += MINUTE;
      return at;
    });
}

/** Is a desk open? By the platform's own clock face, minute by minute around each change. */
function summerTimes(): { readonly points: number; readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  let points = 0;
  for (const zone of ZONES) {
    const desk = {
      zone,
      opens: '01:30',
      closes: '03:15',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
    } as const;
    const { isOpen } = businessCalendar(desk);
    const face = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    for (const change of changesOf(zone)) {
      for (let minute = -180; minute < 180; minute += 1) {
        const at = change + minute * MINUTE;
        const time = face.format(at);
        points += 1;
        const shouldBe = time >= desk.opens && time < desk.closes;
        if (isOpen(at) !== shouldBe) wrong.push(`${zone} ${new Date(at).toISOString()} ${time}`);
      }
    }
  }
  return { points, wrong };
}

/** A13: clocks that are set while the product runs, and clocks that change twice a year. */
export async function clockSteps(plan: Plan): Promise<Row> {
  const problems = await stepping(plan);
  const { points, wrong } = summerTimes();
  return {
    goal: 'A13',
    what: 'clock set wrong by 10 min or 1 day, or right, every 15 ms; hours around both changes in 10 zones, by Intl',
    figure:
      `${plan.many} requests: ${problems.length} wrong (${upperBound(plan.many)}); ` +
      `${points} minutes: ${wrong.length} wrong${problemsIn([...problems, ...wrong])}`,
    isMet: problems.length === 0 && wrong.length === 0,
  };
}
