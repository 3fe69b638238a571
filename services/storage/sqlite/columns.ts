import type { SQLOutputValue } from 'node:sqlite';

/** Reads one column of a row as text. Throws if the database holds something else: a broken file. */
export function text(value: SQLOutputValue | undefined): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`The database holds ${typeof value} where text belongs.`);
}

/** Reads one column of a row as a whole number. Throws as `text` does. */
export function integer(value: SQLOutputValue | undefined): number {
  if (typeof value === 'number') return value;
  throw new TypeError(`The database holds ${typeof value} where a number belongs.`);
}
