/** `npm run teams:package [-- file]`: makes the app that a Teams administrator uploads. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { ConfigError, readConfig } from '../../bot/config.ts';
import { PackageError, teamsPackage } from './teamsPackage.ts';

const [target = 'support-teams.zip', ...others] = process.argv.slice(2);

/** Of all settings only those of the package: the others may be made elsewhere. */
function settings() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const named = Object.entries(process.env).filter(([name]) => NAMES.has(name));
  const { TEAMS_APP_ID, ...rest } = Object.fromEntries(named);
  const { teamsApp, publicUrl } = readConfig({ ...rest, DEMO: 'true' });
  // An id alone is no working bot, but it is all that a package has to know of one.
  const appId = TEAMS_APP_ID?.trim() === '' ? undefined : TEAMS_APP_ID;
  return { app: { ...teamsApp, appId }, publicUrl };
}

const NAMES = new Set([
  'TEAMS_APP_ID',
  'TEAMS_APP_NAME',
  'TEAMS_DEVELOPER',
  'TEAMS_PRIVACY_URL',
  'TEAMS_TERMS_URL',
  'PUBLIC_URL',
]);

function fail(why: string): void {
  process.stderr.write(`No package: ${why}\n`);
  process.exitCode = 1;
}

if (others.length > 0) {
  fail('name one file: npm run teams:package -- support-teams.zip');
} else {
  try {
    const file = new URL('../../package.json', import.meta.url);
    const { version } = JSON.parse(await readFile(file, 'utf8')) as { readonly version: string };
    await writeFile(target, await teamsPackage({ ...settings(), version }));
    process.stdout.write(
      `Made ${target}. Upload it in the Teams admin center: Teams apps, Manage apps, Upload.\n`,
    );
  } catch (error) {
    const isWrong = error instanceof ConfigError || error instanceof PackageError;
    if (!isWrong) throw error;
    fail(error.message);
  }
}
