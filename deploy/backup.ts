/** `npm run backup -- <folder>`: copies everything that is kept, while the bot goes on. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type Config, ConfigError, readConfig } from '../bot/config.ts';
import { copyData } from './copyData.ts';

const [target, ...others] = process.argv.slice(2);

/** The bot's own settings, wherever they are made; the other ones are none of our business. */
function settings(): Pick<Config, 'dataDir' | 'redisUrl'> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { DATA_DIR, REDIS_URL } = process.env;
  return readConfig({ DATA_DIR, REDIS_URL, DEMO: 'true' });
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
    const { dataDir, redisUrl } = settings();
    const isOnRedis = redisUrl !== undefined;
    await copyData(dataDir, target, { hasDatabase: !isOnRedis });
    const rest = isOnRedis ? ': the files. All else is in Redis, and is copied there.' : '';
    process.stdout.write(`Backed up to ${target}${rest}\n`);
  } catch (error) {
    const partial = `${target}.partial`;
    const isOther = (error as NodeJS.ErrnoException).code === 'EEXIST';
    // What another backup is at is not ours to clear away.
    if (!isOther) await rm(partial, { recursive: true, force: true });
    const why = error instanceof Error ? error.message : String(error);
    fail(error instanceof ConfigError ? `wrong setting: ${why}` : why);
  }
}
