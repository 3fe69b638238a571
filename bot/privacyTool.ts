/** Runs the operator's privacy tool on the data that the product keeps: `npm run privacy -- export <e-mail>`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../services/clock.ts';
import { privacyTool } from '../services/privacy/tool.ts';
import { sqliteConversationStore } from '../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../services/storage/sqlite/database.ts';
import { sqliteRequestStore } from '../services/storage/sqlite/requestStore.ts';
import { uploads } from './channels/directLine/uploads.ts';
import { readConfig } from './config.ts';
import { embeddedHeld } from './embeddedHeld.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
try {
  const { dataDir } = readConfig(process.env);
  const path = join(dataDir, 'support.db');
  if (!existsSync(path)) throw new Error(`There is no data in DATA_DIR, ${dataDir}.`);
  const database = openDatabase(path);
  try {
    const stores = {
      conversations: sqliteConversationStore(database, systemClock),
      requests: sqliteRequestStore(database, systemClock),
      files: uploads(join(dataDir, 'uploads'), systemClock),
    };
    const held = embeddedHeld(database, stores, { isWhole: true });
    const { exitCode, out, error } = await privacyTool(process.argv.slice(2), held, systemClock);
    if (out !== '') process.stdout.write(`${out}\n`);
    if (error !== '') process.stderr.write(`${error}\n`);
    process.exitCode = exitCode;
  } finally {
    database.close();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
