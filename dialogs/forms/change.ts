import type { Reading } from './form.ts';

/** Which answer a clause of a line corrects, and to what. */
export interface Change {
  readonly slot: string;
  /** In the words that its question's reader is given; undefined: it is left open. */
  readonly line: string | undefined;
  readonly reading: Reading<unknown> | undefined;
  /** What it was taken for is told, and is the answer that there is. */
  readonly isContrast?: boolean;
  /** In doubt it is asked about. */
  readonly isSure: boolean;
}
