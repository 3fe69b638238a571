/** `npm run backup -- <folder>`: copies everything that is kept, while the bot goes on. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { ConfigError, readConfig } from '../bot/config.ts';
import { copyData } from './copyData.ts';

const [target, ...others] = process.argv.slice(2);

/** The bot's own setting, wherever it is made; the other ones are none of our business. */
function dataDir(): string {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readConfig({ DATA_DIR: process.env['DATA_DIR'], DEMO: 'true' }).dataDir;
}

function fail(why: string): void {
  process.stderr.write(`No backup: ${why}\n`);
  process.exitCode = 1;
}

if (target === undefined || others.length > 0) {
  fail('name one folder that is not there yet: npm run backup -- /backups/2026-11-20');
} else if (existsSync(target)) {
  fail(`${target} is there already.`);
} else {
  process.umask(0o077);
  try {
    await copyData(dataDir(), target);
    process.stdout.write(`Backed up to ${target}\n`);
  } catch (error) {
    const partial = `${target}.partial`;
    const isOther = (error as NodeJS.ErrnoException).code === 'EEXIST';
    // What another backup is at is not ours to clear away.
    if (!isOther) await rm(partial, { recursive: true, force: true });
    const why = error instanceof Error ? error.message : String(error);
    fail(error instanceof ConfigError ? `wrong setting: ${why}` : why);
  }
}
