import { loadFloor } from './loadFloor.ts';
import { loadConversations, loadGuidedTurns } from './loadOurs.ts';
import { type Load, untilCalm } from './measureLoad.ts';
import type { Plan } from './plan.ts';
import type { MeasuredServer } from './startServer.ts';

type Servers = Readonly<Record<'C' | 'D' | 'ours', MeasuredServer>> & {
  /** Ours with its store on Redis, where there is one. */
  readonly onRedis?: MeasuredServer | undefined;
};

/** One round: every server under both loads, one after the other, so that all had the same weather. */
export interface Round {
  readonly C: { readonly at16: Load; readonly at64: Load };
  readonly D: { readonly at16: Load; readonly at64: Load };
  readonly ours: { readonly at16: Load; readonly at64: Load; readonly whole: Load };
  readonly onRedis?: Load | undefined;
}

async function measureRound(
  { C, D, ours, onRedis }: Servers,
  { floorTurns, guided, whole }: Pick<Plan, 'floorTurns' | 'guided' | 'whole'>,
): Promise<Round> {
  const floor = async (server: MeasuredServer) => ({
    at16: await loadFloor(server, 16, floorTurns),
    at64: await loadFloor(server, 64, floorTurns),
  });
  return {
    C: await floor(C),
    D: await floor(D),
    ours: {
      at16: await loadGuidedTurns(ours, 16, guided),
      at64: await loadGuidedTurns(ours, 64, guided),
      whole: await loadConversations(ours, 16, whole),
    },
    onRedis: onRedis && (await loadGuidedTurns(onRedis, 16, guided)),
  };
}

/** V8 goes on making code faster for so long: rounds that do not count. */
const warmingRounds = 2;

/** Warms all servers, then measures. */
export async function measureRounds(servers: Servers, plan: Plan): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (let index = 0; index < warmingRounds + plan.rounds; index++) {
    rounds.push(await measureRound(servers, plan));
    if (index >= warmingRounds) continue;
    const { C, D, ours, onRedis } = servers;
    for (const server of [C, D, ours, onRedis]) if (server !== undefined) await untilCalm(server);
  }
  return rounds.slice(warmingRounds);
}
