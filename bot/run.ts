/** Starts the product from the environment, says where it is, and stops it gracefully. */
import { existsSync } from 'node:fs';
import { type App, startApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { endOnFault } from './endOnFault.ts';
import { processLog } from './processLog.ts';

function settings(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readConfig(process.env);
}

function announce({ url, deskToken }: App, { isDemo }: Config): void {
  const lines = [
    '',
    `  Support intake bot is ready${isDemo ? ', in demo mode with demo accounts' : ''}.`,
    '',
    `  Chat page   ${url}/`,
    `  Staff desk  ${url}/desk`,
    ...(isDemo
      ? [
          `  Desk token  ${deskToken}`,
          '',
          '  Open the chat page, pick who you are, and type for example:',
          '  Our StoreFront has been down since 6 this morning, 500 people can’t log in',
        ]
      : []),
    '',
  ];
  console.log(lines.join('\n'));
}

async function start(): Promise<void> {
  const config = settings();
  const log = processLog(config.logLevel);
  endOnFault(log);
  const app = await startApp(config, log);
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Last: whoever waited for it may end us at once, and that shall be graceful, too.
  announce(app, config);
}

/** As a program does: what goes wrong is one line, and the end. */
export async function run(): Promise<void> {
  try {
    await start();
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    console.error(error instanceof ConfigError ? `Wrong setting: ${told}` : `Can’t start: ${told}`);
    process.exit(1);
  }
}
