/** Runs the operator's privacy tool on the data that the product keeps: `npm run privacy -- export <e-mail>`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../services/clock.ts';
import { privacyTool } from '../services/privacy/tool.ts';
import { uploads } from './channels/directLine/uploads.ts';
import { readConfig } from './config.ts';
import { processLog } from './processLog.ts';
import { openStores } from './stores/openStores.ts';
import { withStaffShown } from './withStaffShown.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
try {
  const config = readConfig(process.env);
  const { dataDir, redisUrl } = config;
  if (redisUrl === undefined && !existsSync(join(dataDir, 'support.db'))) {
    throw new Error(`There is no data in DATA_DIR, ${dataDir}.`);
  }
  // What it says stands alone on standard output.
  const stores = await openStores(config, systemClock, processLog('silent'));
  try {
    const { conversations } = stores;
    const requests = withStaffShown(config, stores.requests);
    const files = uploads(join(dataDir, 'uploads'), systemClock);
    const held = stores.held({ conversations, requests, files }, { isWhole: true });
    const { exitCode, out, error } = await privacyTool(process.argv.slice(2), held, systemClock);
    if (out !== '') process.stdout.write(`${out}\n`);
    if (error !== '') process.stderr.write(`${error}\n`);
    process.exitCode = exitCode;
  } finally {
    await stores.close();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
