/**
 * Starts the product once, as a demo, where the image is made: what is compiled and read then is there for every
 * later start on a read-only disk, and an image that does not start is not made.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** After it serves it loads what the first customer would wait for. */
const WARM_MS = 5000;
const GIVEN_UP_MS = 120_000;

const main = fileURLToPath(new URL('../bot/main.js', import.meta.url));
const dataDir = await mkdtemp(join(tmpdir(), 'first-start-'));
const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
  // Nobody is called: these are parts that are loaded only where they are set up.
  env: {
    NODE_ENV: 'production',
    DEMO: 'true',
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    SMTP_URL: 'smtp://localhost:9',
    MAIL_FROM: 'support@example.com',
    TEAMS_PLAYGROUND: 'http://localhost:9',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:9',
  },
  cwd: dataDir,
  stdio: ['ignore', 'pipe', 'inherit'],
  timeout: GIVEN_UP_MS,
});
child.stdout.setEncoding('utf8').on('data', (text: string) => {
  process.stdout.write(text);
  if (text.includes('is ready')) setTimeout(() => child.kill('SIGTERM'), WARM_MS);
});
const [code] = (await once(child, 'exit')) as [number | null];
await rm(dataDir, { recursive: true });
process.exitCode = code ?? 1;
