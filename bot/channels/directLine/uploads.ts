import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../../services/clock.ts';
import { type Screen, unscreened } from '../../../services/files/screening.ts';
import type { HeldFiles } from '../../../services/privacy/held.ts';
import { endingOf, fileType } from './fileType.ts';
import { isUploadId, uploadId } from './uploadId.ts';

const StoredFile = z.object({
  id: z.string(),
  name: z.string(),
  contentType: z.string(),
  size: z.number(),
  conversationId: z.string(),
  receivedAt: z.string(),
});
/** What is known of a file; its bytes lie next to it. */
export type StoredFile = z.infer<typeof StoredFile>;

/** What became of a file that somebody sent. */
type Taken =
  | { readonly kind: 'kept'; readonly file: StoredFile }
  | { readonly kind: 'refused'; readonly reason: 'type' | 'infected' | 'unchecked' };

export interface Uploads extends HeldFiles {
  /**
   * Keeps what somebody sent if we take its type and the scanner finds nothing in it.
   *
   * @param sent with an `id` as `keep` takes it
   * @param signal aborts when the scanner is not waited for any longer
   */
  take(
    conversationId: string,
    sent: { readonly name: string; readonly bytes: Buffer; readonly id?: string },
    signal: AbortSignal,
  ): Promise<Taken>;
  /**
   * Keeps what is ours. Undefined when it is of a type that we do not take.
   *
   * @param id made by `uploadId` before, so that what is fetched again after a crash is kept once
   */
  keep(
    conversationId: string,
    name: string,
    bytes: Buffer,
    id?: string,
  ): Promise<StoredFile | undefined>;
  find(id: string): Promise<StoredFile | undefined>;
  read(id: string): ReadStream;
}

const factsEnding = '.json';

/** Files that people attach, in a folder of their own, under names that we make. */
export function uploads(folder: string, clock: Clock, screen: Screen = unscreened): Uploads {
  const bytesOf = (id: string) => join(folder, id);
  const factsOf = (id: string) => join(folder, `${id}${factsEnding}`);
  const find = async (id: string): Promise<StoredFile | undefined> => {
    if (!isUploadId(id)) return undefined;
    const facts = await readFile(factsOf(id), 'utf8').catch(() => undefined);
    return facts === undefined ? undefined : StoredFile.parse(JSON.parse(facts));
  };
  /** There is no folder before the first file. */
  const names = async (): Promise<readonly string[]> => readdir(folder).catch(() => []);

  const keep: Uploads['keep'] = async (conversationId, givenName, bytes, id = uploadId()) => {
    const type = fileType(bytes, givenName);
    if (type === undefined) return undefined;
    const { contentType } = type;
    const name = safeName(givenName, type.endings);
    const receivedAt = clock().toJSDate().toISOString();
    const file = { id, name, contentType, size: bytes.length, conversationId, receivedAt };
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeDurably(folder, bytesOf(id), bytes);
    // The facts come last: a file without them was never accepted.
    await writeDurably(folder, factsOf(id), JSON.stringify(file));
    return file;
  };

  return {
    async take(conversationId, { name, bytes, id }, signal) {
      if (fileType(bytes, name) === undefined) return { kind: 'refused', reason: 'type' };
      const scanned = await screen(bytes, { conversationId, signal });
      if (scanned !== 'clean') return { kind: 'refused', reason: scanned };
      const file = await keep(conversationId, name, bytes, id);
      return file === undefined ? { kind: 'refused', reason: 'type' } : { kind: 'kept', file };
    },

    keep,

    find,

    read: (id) => createReadStream(bytesOf(id)),

    async *all() {
      for (const name of await names()) {
        if (!name.endsWith(factsEnding)) continue;
        const file = await find(name.slice(0, -factsEnding.length));
        if (file !== undefined) yield file;
      }
    },

    async drop(id) {
      // The bytes first: facts without them are found again, and dropped again.
      for (const path of [bytesOf(id), factsOf(id)]) await rm(path, { force: true });
    },

    async dropLeftovers(before) {
      const all = new Set(await names());
      for (const name of all) {
        if (name.endsWith(factsEnding) || !isUploadId(name) || all.has(`${name}${factsEnding}`)) {
          continue;
        }
        const path = bytesOf(name);
        const { mtimeMs } = await stat(path);
        if (mtimeMs < before) await rm(path, { force: true });
      }
    },
  };
}

/** All of it or nothing: what a killed process has left is under another name, and goes with the leftovers. */
async function writeDurably(folder: string, path: string, data: string | Buffer): Promise<void> {
  const whole = join(folder, uploadId());
  await writeFile(whole, data, { mode: 0o600, flag: 'wx', flush: true });
  await rename(whole, path);
}

/**
 * The name that people see: no folders, no control or direction characters, and an ending that goes
 * with what the file is, so that nothing pretends to be something else once it is saved.
 */
function safeName(name: string, endings: readonly string[]): string {
  const plain = name
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"<>|:*?]/gu, '')
    .slice(-120)
    .trim();
  const ending = endings[0] ?? 'bin';
  if (plain === '') return `file.${ending}`;
  return endings.includes(endingOf(plain)) ? plain : `${plain}.${ending}`;
}
