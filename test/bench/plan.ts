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
  readonly growing: { readonly conversations: number; readonly messages: number };
  readonly memory: { readonly few: number; readonly many: number };
}

/** Two to four minutes. */
export const full: Plan = {
  rounds: 4,
  floorTurns: 1200,
  guided: 96,
  whole: 48,
  starts: 4,
  growing: { conversations: 16, messages: 200 },
  memory: { few: 100, many: 1000 },
};

/** About a minute, and rougher. */
export const quick: Plan = {
  rounds: 3,
  floorTurns: 400,
  guided: 32,
  whole: 16,
  starts: 2,
  growing: { conversations: 6, messages: 200 },
  memory: { few: 60, many: 240 },
};
