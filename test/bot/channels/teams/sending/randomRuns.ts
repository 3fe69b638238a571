/** A6 for Teams: sends under faults and deaths that are drawn from a seed, and judges what people see. */
import { sqliteChannelStore } from '../../../../../services/storage/sqlite/channelStore.ts';
import { sqliteConversationStore } from '../../../../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../../../../services/storage/sqlite/database.ts';
import { clockAt } from '../../../../fakes/clocks.ts';
import { eventually } from '../../../../fakes/eventually.ts';
import {
  type ConnectorCall,
  type ConnectorFault,
  teamsConnector,
} from '../../../../fakes/teamsConnector.ts';
import { type Random, randomOf } from '../../../../faults/random.ts';
import { type Life, life, placeAt, placeOf, stateAt } from './sendingWorld.ts';

export interface Judged {
  readonly problems: readonly string[];
  readonly lines: number;
  readonly deaths: number;
  readonly faults: number;
  /** Lines that nobody knows the fate of: they were being sent when the process died, or Teams left it open. */
  readonly open: number;
}

const DEFINITE: readonly ConnectorFault[] = [
  { status: 429, retryAfterS: 1 },
  { status: 429 },
  { status: 412 },
  { status: 401 },
];
const AMBIGUOUS: readonly ConnectorFault[] = [500, 502, 503, 504]
  .flatMap((status): readonly ConnectorFault[] => [{ status }, { status, does: true }])
  .concat([{ breaks: true }, { breaks: true, does: true }]);

const textOf = ({ body }: ConnectorCall): string => {
  const { activity, text } = body as { activity?: { text: string }; text?: string };
  return activity?.text ?? text ?? '';
};

/** @param runs conversations, one after the other, each with up to eight lines and up to three deaths */
export async function randomRuns(seed: number, runs: number): Promise<Judged> {
  const random = randomOf(seed);
  const clock = clockAt('2026-11-22T10:00:00Z');
  const database = openDatabase(':memory:');
  const double = await teamsConnector();
  const store = sqliteConversationStore(database, clock.now);
  const channels = sqliteChannelStore(database, clock.now);
  const kept = { store, channels, double, clock };
  const problems: string[] = [];
  const open = new Set<string>();
  const counts = { lines: 0, deaths: 0, faults: 0 };

  double.decide((call) => {
    const fault = faultOf(random);
    if (fault === 'obeys') return fault;
    counts.faults += 1;
    if (AMBIGUOUS.includes(fault)) open.add(textOf(call));
    return fault;
  });

  try {
    for (let run = 0; run < runs; run += 1) {
      const isStaff = random.below(4) === 0;
      const id = isStaff ? `staff-${run}` : `teams-${run}`;
      const there = isStaff ? { channelId: `19:${run}` } : { conversationId: `a:${run}` };
      await store.create(id, stateAt(placeAt(double, there)));
      const lines = Array.from({ length: 1 + random.below(8) }, (_, index) => `${id} ${index}`);
      counts.lines += lines.length;
      await play(id, lines);
      problems.push(...judge(id, lines).map((what) => `seed ${seed}, run ${run}: ${what}`));
    }
  } finally {
    await double.close();
    database.close();
  }
  return { problems: [...problems, ...double.problems], ...counts, open: open.size };

  /** Says the lines, dies, lives again, until all of it is done. */
  async function play(id: string, lines: readonly string[]): Promise<void> {
    const isShared = random.below(2) === 0;
    let deaths = random.below(4);
    const begin = (): Life => {
      const mayDie = deaths > 0;
      deaths -= 1;
      return life(kept, { isShared, ...(mayDie ? { diesAt: 1 + random.below(40) } : {}) });
    };
    let now = begin();
    now.sender.start();
    const reborn = async (): Promise<void> => {
      if (!now.isDead()) return;
      counts.deaths += 1;
      // What was being sent then is not sent again, for it may have arrived.
      const { sending } = (await placeOf(store, id)) ?? {};
      const left = sending && (await store.read(id, sending.seq))[0];
      if (left !== undefined) open.add(String(left.activity['text']));
      now = begin();
      now.sender.start();
    };
    for (const text of lines) {
      const isThere = async () =>
        (await store.read(id, 1)).some(({ activity }) => activity['text'] === text);
      while (!(await isThere())) {
        await reborn();
        const { isDead } = now;
        void now.say(id, { type: 'message', text });
        await eventually(`${text} is in the log`, async () => isDead() || isThere());
      }
    }
    await eventually(
      `all of ${id} is sent`,
      async () => {
        await reborn();
        const { sent = 0, sending } = (await placeOf(store, id)) ?? {};
        return sending === undefined && sent === lines.length;
      },
      30_000,
    ).catch((error: unknown) => problems.push(String(error)));
    now.kill();
  }

  function judge(id: string, lines: readonly string[]): readonly string[] {
    const places = [
      `a:${id.slice(6)}`,
      ...double.begun.filter((one) => one.startsWith(`19:${id.slice(6)};`)),
    ];
    const seen = places.flatMap((place) =>
      double.seen(place).map(({ activity }) => String(activity['text'])),
    );
    const inOrder = lines.filter((line) => seen.includes(line));
    return [
      ...(new Set(seen).size === seen.length ? [] : [`twice: ${seen.join(', ')}`]),
      ...(inOrder.join() === [...new Set(seen)].join() ? [] : [`order: ${seen.join(', ')}`]),
      ...lines
        .filter((line) => !seen.includes(line) && !open.has(line))
        .map((line) => `lost: ${line}`),
    ];
  }
}

function faultOf(random: Random): ConnectorFault {
  const drawn = random.next();
  if (drawn < 0.7) return 'obeys';
  return random.pick(drawn < 0.88 ? DEFINITE : AMBIGUOUS);
}
