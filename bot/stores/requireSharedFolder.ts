import { randomUUID } from 'node:crypto';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RedisConnection } from '../../services/storage/redis/connection.ts';

/**
 * Files that customers attach lie in a folder. Every process on one Redis needs the same one, or a file that
 * one has taken is missing at the others: the first leaves a mark in it, and the others look for that.
 *
 * @throws Error with one line that names DATA_DIR
 */
export async function requireSharedFolder(
  { ask, part }: RedisConnection,
  folder: string,
): Promise<void> {
  const key = part('files').key('folder');
  const markOf = (id: string): string => join(folder, `.folder-${id}`);
  const known = async (): Promise<string | null> => ask(async (redis) => redis.get(key));
  let mark = await known();
  if (mark === null) {
    const ours = randomUUID();
    await create(folder, markOf(ours));
    await ask(async (redis) => redis.set(key, ours, 'NX'));
    mark = await known();
    // Somebody else was faster, in this folder or in another.
    if (mark !== ours) await rm(markOf(ours), { force: true });
  }
  const isThere = await access(markOf(mark ?? '')).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  throw new Error(
    `DATA_DIR: ${folder} is not the folder of the other processes on this Redis, or has lost its files. ` +
      `If this is the right one, delete the key ${key}.`,
  );
}

async function create(folder: string, path: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(path, '', { mode: 0o600 });
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Error(`DATA_DIR: ${path} can’t be written (${why}).`, { cause: error });
  }
}
