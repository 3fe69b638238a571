import { ConversationAdapter } from '../../bot/conversationAdapter.ts';
import { turns as turnsOf } from '../../bot/turns.ts';
import type { CaseBackend } from '../../services/cases/caseBackend.ts';
import { systemClock } from '../../services/clock.ts';
import { backendDouble } from '../fakes/backendDouble.ts';
import { silentLog } from '../fakes/silentLog.ts';
import { delivery, raised } from './delivery.ts';
import { marker } from './markers.ts';
import { problemsIn, type Row, upperBound } from './report.ts';
import { openStores } from './stores.ts';

interface Plan {
  readonly many: number;
  readonly store: string;
}

const ONE_IN = 100;
const MOST_TRIES = 5;
const isPoison = (index: number): boolean => index % ONE_IN === ONE_IN - 1;

interface Carried {
  readonly perSecond: number;
  readonly problems: readonly string[];
}

/** Requests of which some make whoever touches them throw. */
async function carry({ many, store }: Plan, hasPoison: boolean): Promise<Carried> {
  const stores = await openStores(store, systemClock);
  const double = backendDouble();
  const tries = new Map<string, number>();
  const backend: CaseBackend = {
    ...double.backend,
    async open(newCase, options) {
      if (hasPoison && newCase.description.endsWith('-poison')) {
        tries.set(newCase.key, (tries.get(newCase.key) ?? 0) + 1);
        throw new TypeError('x is not a function');
      }
      return double.backend.open(newCase, options);
    },
  };
  const requests = [];
  for (let index = 0; index < many; index += 1) {
    requests.push(await raised(stores, `${marker(index)}${isPoison(index) ? '-poison' : ''}`));
  }
  const carrying = delivery({ stores, backend, callMs: 1000, waitMs: 10 });
  const healthy = many - (hasPoison ? Math.floor(many / ONE_IN) : 0);
  const limit = performance.now() + 120_000;
  const from = performance.now();
  carrying.relay.start();
  while (double.opened.length < healthy && performance.now() < limit) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const seconds = (performance.now() - from) / 1000;
  const problems = double.opened.length === healthy ? [] : ['LOST: healthy requests wait'];
  while (hasPoison && performance.now() < limit) {
    const parked = await Promise.all(
      requests.map(async ({ reference }) => (await stores.outbox.parked(reference)).length),
    );
    if (parked.filter((count) => count > 0).length === many - healthy) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const most = Math.max(0, ...tries.values());
  if (most > MOST_TRIES) problems.push(`poison was tried ${most} times`);
  await carrying.stop();
  await stores.close();
  return { perSecond: healthy / seconds, problems };
}

/** Lines of which some make the turn throw, in conversations of their own and among others. */
async function answer({ many, store }: Plan): Promise<readonly string[]> {
  const stores = await openStores(store, systemClock);
  const { conversations } = stores;
  const turns = turnsOf({
    store: conversations,
    adapter: new ConversationAdapter(),
    bot: {
      async onTurn(context, _place, state) {
        if (context.activity.text === 'poison') throw new TypeError('x is not a function');
        await context.sendActivity(`heard ${context.activity.text}`);
        return state;
      },
    },
    publish: () => undefined,
    typing: () => undefined,
    log: silentLog,
  });
  const ids = Array.from({ length: Math.ceil(many / 10) }, (_, index) => marker(index));
  const createdAt = systemClock().toJSDate().toISOString();
  for (const [index, id] of ids.entries()) {
    const speaker = { kind: 'stranger' } as const;
    await conversations.create(id, { channel: 'web', userId: 'dl_x', speaker, createdAt });
    for (let line = 0; line < 10; line += 1) {
      const text = isPoison(index * 10 + line) ? 'poison' : `${line}`;
      await conversations.receive(id, { type: 'message', text, conversation: { id } });
    }
    turns.wake(id);
  }
  await turns.idle();
  const logs = await Promise.all(ids.map(async (id) => conversations.read(id, 1)));
  const answered = logs.flat().filter(({ sender }) => sender === 'bot').length;
  const left = await conversations.unfinished();
  await stores.close();
  return [
    ...(left.length > 0 ? [`${left.length} conversations are stuck`] : []),
    ...(answered === ids.length * 10 ? [] : [`${answered} answers to ${ids.length * 10} lines`]),
  ];
}

/** A10: one in a hundred throws, always. It is put aside, and holds up nobody. */
export async function poison(plan: Plan): Promise<Row> {
  // The first run warms up what both use.
  await carry({ ...plan, many: Math.min(plan.many, 200) }, true);
  const without: number[] = [];
  const withIt: number[] = [];
  const problems: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const clean = await carry(plan, false);
    const mixed = await carry(plan, true);
    without.push(clean.perSecond);
    withIt.push(mixed.perSecond);
    problems.push(...clean.problems, ...mixed.problems);
  }
  problems.push(...(await answer(plan)));
  // The best of each: what is slower was disturbed by something else.
  const share = Math.max(...withIt) / Math.max(...without);
  return {
    goal: 'A10',
    what: `1% poison: put aside after at most ${MOST_TRIES} tries, healthy throughput at least 95%`,
    figure:
      `3 × ${plan.many} requests, ${plan.many} lines: ${problems.length} wrong ` +
      `(${upperBound(plan.many * 3)}), throughput ${(share * 100).toFixed(0)}%${problemsIn(problems)}`,
    // A throughput needs enough to be one.
    isMet: problems.length === 0 && (share >= 0.95 || plan.many < 1000),
  };
}
