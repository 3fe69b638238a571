import { copyFile, mkdir, open, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';

/** All pages in one step, so in one state: in many steps a busy bot would make it begin again and again. */
const ALL_PAGES = 0x7fff_ffff;
/** For the owner's eyes only: it holds what customers wrote, and the secrets. */
const OURS = 0o700;

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

async function backUpDatabase(from: string, to: string): Promise<void> {
  const database = new DatabaseSync(from, { readOnly: true });
  try {
    await backup(database, to, { rate: ALL_PAGES });
  } finally {
    database.close();
  }
  const copy = new DatabaseSync(to);
  try {
    // Whoever has only this file, without a log beside it, has all of it.
    copy.exec('PRAGMA journal_mode = DELETE');
    const { integrity_check: found } = copy.prepare('PRAGMA integrity_check').get() ?? {};
    if (found !== 'ok') throw new Error(`The copy of the database is broken: ${String(found)}`);
  } finally {
    copy.close();
  }
}

/** A file that goes away meanwhile is not missed: nothing that is kept names it any more. */
async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await mkdir(dirname(to), { recursive: true, mode: OURS });
    await copyFile(from, to);
    const file = await open(to, 'r+');
    await file.chmod(0o600);
    await file.sync();
    await file.close();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/**
 * Copies everything that is kept in a data folder, while the bot works on it. The database comes first:
 * a file is stored before what names it, so whatever the copy names is copied after it.
 *
 * @param hasDatabase false where it is in Redis: then that is to be copied first, and only files lie here
 * @param target a folder that is not there yet; it appears when the backup is whole
 * @throws Error if there is nothing to back up, or something in its place
 */
export async function copyData(
  dataDir: string,
  target: string,
  { hasDatabase = true } = {},
): Promise<void> {
  const uploads = join(dataDir, 'uploads');
  // A bot on Redis leaves a mark there when it first starts.
  if (!hasDatabase && (await filesIn(uploads)).length === 0)
    throw new Error(`there is nothing in ${uploads}.`);
  const partial = `${target}.partial`;
  await mkdir(dirname(target), { recursive: true });
  await mkdir(partial, { mode: OURS });
  if (hasDatabase) {
    await backUpDatabase(join(dataDir, 'support.db'), join(partial, 'support.db'));
  }
  for (const file of await filesIn(uploads)) {
    await copyIfThere(file, join(partial, 'uploads', file.slice(uploads.length + 1)));
  }
  await copyIfThere(join(dataDir, 'secrets.json'), join(partial, 'secrets.json'));
  // Fails where a folder with something in it stands already.
  await rename(partial, target);
}
