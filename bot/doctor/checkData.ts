import { randomUUID } from 'node:crypto';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Check, fine, type Finding, wrong } from './finding.ts';

const MEGABYTE = 1_000_000;
const ENOUGH = 500 * MEGABYTE;

/** Can the data folder be written, and is there room? A folder that is made at the first start is fine. */
export const checkData: Check = async ({ dataDir }) => {
  const file = join(dataDir, `.doctor-${randomUUID()}`);
  try {
    await writeFile(file, 'x');
    await rm(file);
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [fine('DATA_DIR', `${dataDir} is made at the first start.`)];
    return [
      wrong('DATA_DIR', `${dataDir} can’t be written (${code}). Give the bot's user the right to.`),
    ];
  }
  return [await roomIn(dataDir)];
};

async function roomIn(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const says = `${folder} can be written, ${Math.round(free / MEGABYTE)} MB are free.`;
  return free < ENOUGH
    ? wrong('DATA_DIR', `${says} Make room: files of customers go there.`)
    : fine('DATA_DIR', says);
}
