import type { GrowthPlan } from './measureGrowth.ts';
import type { StoredPlan } from './measureStored.ts';

/** How much is measured. */
export interface Plan {
  readonly rounds: number;
  /** Turns of each floor, per round and concurrency. */
  readonly floorTurns: number;
  /** Conversations of ours whose guided turns are measured, per round and concurrency. */
  readonly guided: number;
  /** Whole conversations of ours per round. */
  readonly whole: number;
  readonly starts: number;
  readonly growing: GrowthPlan;
  readonly stored: StoredPlan;
  /** New browser profiles, for the first message on screen. */
  readonly visits: number;
  readonly memory: { readonly few: number; readonly many: number };
}

/** About five minutes. */
export const full: Plan = {
  rounds: 4,
  floorTurns: 1200,
  guided: 96,
  whole: 48,
  starts: 6,
  growing: { conversations: 12, messages: 200, rounds: 15 },
  stored: { few: 100, many: 10_000, conversations: 24, rounds: 12 },
  visits: 8,
  memory: { few: 100, many: 1000 },
};

/** As many as the goals name: about twenty minutes. */
export const long: Plan = {
  ...full,
  stored: { ...full.stored, many: 100_000 },
  memory: { few: 100, many: 10_000 },
};

/** About two minutes, and rougher. */
export const quick: Plan = {
  rounds: 3,
  floorTurns: 400,
  guided: 32,
  whole: 16,
  starts: 2,
  growing: { conversations: 6, messages: 200, rounds: 4 },
  stored: { few: 60, many: 1200, conversations: 12, rounds: 4 },
  visits: 2,
  memory: { few: 60, many: 240 },
};
