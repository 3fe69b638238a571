import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillStore } from './fillStore.ts';
import { loadConversations } from './loadOurs.ts';
import { type Load, untilCalm } from './measureLoad.ts';
import { type MeasuredServer, startServer } from './startServer.ts';
import { median, type RatioRange, ratioRange } from './statistics.ts';

export interface StoredPlan {
  /** How many conversations the one store holds, and the other. */
  readonly few: number;
  readonly many: number;
  readonly rounds: number;
  /** Whole conversations of each store, per round. */
  readonly conversations: number;
}

export interface Stored {
  /** CPU per turn, milliseconds. */
  readonly onFew: number;
  readonly onMany: number;
  readonly ratio: RatioRange;
}

/** What has been kept long enough goes in a round of its own, which begins so long after the start. */
const sweepsAfterMs = 11_000;

/** The same whole conversations with few and with many conversations in the store, side by side. */
export async function measureStored(plan: StoredPlan): Promise<Stored> {
  const { few, many, rounds, conversations } = plan;
  const folder = mkdtempSync(join(tmpdir(), 'support-bench-'));
  const [smallDir, largeDir] = [join(folder, 'few'), join(folder, 'many')] as const;
  const started: MeasuredServer[] = [];
  const start = async (DATA_DIR: string): Promise<MeasuredServer> => {
    const server = await startServer('ours', { DATA_DIR });
    started.push(server);
    return server;
  };
  const load = async (server: MeasuredServer): Promise<Load> => {
    const done = await loadConversations(server, 12, conversations);
    await untilCalm(server);
    return done;
  };
  try {
    const template = await startServer('ours', { DATA_DIR: smallDir });
    try {
      await loadConversations(template, 12, few, 'question');
    } finally {
      await template.stop();
    }
    cpSync(smallDir, largeDir, { recursive: true });
    fillStore(join(largeDir, 'support.db'), many);
    const small = await start(smallDir);
    const large = await start(largeDir);
    await load(small);
    await load(large);
    await new Promise((resolve) => setTimeout(resolve, sweepsAfterMs));
    await untilCalm(small);
    await untilCalm(large, 300_000);
    const onFew: Load[] = [];
    const onMany: Load[] = [];
    for (let round = 0; round < rounds; round++) {
      if (round % 2 === 0) onFew.push(await load(small));
      onMany.push(await load(large));
      if (round % 2 === 1) onFew.push(await load(small));
    }
    const ratios = onMany.map(
      ({ cpuPerTurn }, round) => cpuPerTurn / (onFew[round]?.cpuPerTurn ?? 0),
    );
    const cpu = (loads: readonly Load[]) => median(loads.map(({ cpuPerTurn }) => cpuPerTurn));
    return { onFew: cpu(onFew), onMany: cpu(onMany), ratio: ratioRange(ratios) };
  } finally {
    await Promise.all(started.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}
