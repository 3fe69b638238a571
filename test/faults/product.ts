/** The product as `bot/main.js` starts it, with its cases at the desk that DESK_URL names. */
import { startApp } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { processLog } from '../../bot/processLog.ts';
import { deskOverHttp } from './deskOverHttp.ts';

const config = readConfig(process.env);
const backend = deskOverHttp(process.env['DESK_URL'] ?? '');
const app = await startApp(config, processLog(config.logLevel), { backend });
console.log(`ready ${app.url}`);
process.once('SIGTERM', () => {
  void app.stop().then(() => process.exit(0));
});
