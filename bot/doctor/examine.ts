/** Looks at everything that an operator sets, and says what is wrong with it, all at once. */
import { type Config, ConfigError, readConfig } from '../config.ts';
import { Settings } from '../settings/settings.ts';
import { checkData } from './checkData.ts';
import { checkMail } from './checkMail.ts';
import { checkPolicy } from './checkPolicy.ts';
import { checkPublicUrl } from './checkPublicUrl.ts';
import { checkRedis } from './checkRedis.ts';
import { checkScanner } from './checkScanner.ts';
import { checkTeams } from './checkTeams.ts';
import { type Check, fine, type Finding, whyOf, wrong } from './finding.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const CHECKS: readonly Check[] = [
  checkData,
  checkPolicy,
  checkRedis,
  checkMail,
  checkScanner,
  checkPublicUrl,
  checkTeams,
];
const PATIENCE_MS = 10_000;

/** Every setting that can't be read; the product itself stops at the first. */
function unreadable(env: Environment): readonly Finding[] {
  const given = Object.entries(env).filter(
    ([, value]) => value !== undefined && value.trim() !== '',
  );
  const read = Settings.safeParse(Object.fromEntries(given));
  if (read.success) return [];
  return read.error.issues.map(({ path, message }) => wrong(String(path[0]), `${message}.`));
}

function settings(env: Environment): Config | Finding {
  try {
    return readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [name = 'settings', ...says] = error.message.split(' ');
    return wrong(name, says.join(' '));
  }
}

async function looked(check: Check, config: Config): Promise<readonly Finding[]> {
  try {
    return await check(config, AbortSignal.timeout(PATIENCE_MS));
  } catch (error) {
    return [wrong(check.name, whyOf(error))];
  }
}

/** @param env the process's environment */
export async function examine(env: Environment): Promise<readonly Finding[]> {
  const wrongOnes = unreadable(env);
  if (wrongOnes.length > 0) return wrongOnes;
  const config = settings(env);
  if ('about' in config) return [config];
  const mode = config.isDemo ? 'a demo, with whatever is not set made up' : 'for real';
  const findings = await Promise.all(CHECKS.map(async (check) => looked(check, config)));
  return [fine('settings', `They can be read: ${mode}.`), ...findings.flat()];
}
