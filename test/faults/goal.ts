import type { Row } from './report.ts';

/** short: inside the tests. usual: by the command. long: by the command with --long. */
export type Size = 'short' | 'usual' | 'long';

/** The figure of a size. */
export const of = <T>(size: Size, short: T, usual: T, long: T): T => ({ short, usual, long })[size];

/** Something that the product has to hold, and how to find out. */
export interface Goal {
  /** As in `README.md`. */
  readonly id: string;
  /** How long the short size takes on two idle cores, about. Absent: too long for the tests. */
  readonly shortSeconds?: number;
  readonly run: (seed: number, size: Size) => Promise<Row>;
}
