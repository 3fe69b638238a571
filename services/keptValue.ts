import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

/** What a text says: read once and then kept, under the text itself, so that it is never an older one's. */
export type KeptValue = (text: string, read: () => unknown) => unknown;

export const notKept: KeptValue = (_text, read) => read();

/** A value as JSON, if it comes back as it was: JSON has no infinity, and no dates. */
function asJson(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const json = JSON.stringify(value);
  return isDeepStrictEqual(JSON.parse(json), value) ? json : undefined;
}

/**
 * Keeps values in a folder across starts. Where it can't be read or written, everything is read anew.
 * @param version of what reads: another one may understand the same text differently.
 */
export function keptValue(folder: string, version: string): KeptValue {
  const fileOf = (text: string): string =>
    join(folder, `${createHash('sha256').update(`${version}\n${text}`).digest('hex')}.json`);

  function keep(file: string, json: string): void {
    try {
      mkdirSync(folder, { recursive: true });
      // Under another name first: a start beside this one never finds half of it.
      const unfinished = `${file}.${randomUUID()}`;
      writeFileSync(unfinished, json);
      renameSync(unfinished, file);
    } catch {
      // A read-only folder costs time only.
    }
  }

  return (text, read) => {
    const file = fileOf(text);
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      const value = read();
      const json = asJson(value);
      if (json !== undefined) keep(file, json);
      return value;
    }
  };
}
