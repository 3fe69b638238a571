import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { inParallel } from '../bench/measureLoad.ts';
import { problemsIn, type Row } from '../faults/report.ts';
import { startRedis } from '../support/redisServer.ts';

const MAIN = fileURLToPath(new URL('../../bot/main.js', import.meta.url));
const ACCOUNTS = fileURLToPath(
  new URL('../../services/entitlements/adapters/demoAccounts.yaml', import.meta.url),
);
const { privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** The real thing, complete and safe. */
const SAFE: Readonly<Record<string, string>> = {
  NODE_ENV: 'production',
  PORT: '0',
  HOST: '127.0.0.1',
  PUBLIC_URL: 'https://support.example.com',
  ACCOUNTS_FILE: ACCOUNTS,
  DESK_TOKEN: 'a desk token of the operator',
};

/**
 * One setting that would leave a door open, show a secret or lose what was promised; the value is a secret that the
 * refusal may not repeat where it says so. A new channel adds what is unsafe about its own here.
 */
const UNSAFE: readonly (readonly [setting: string, value: string, isSecret?: 'secret'])[] = [
  ['PUBLIC_URL', ''],
  ['PUBLIC_URL', 'https://me:hunter2-hunter2@support.example.com', 'secret'],
  ['ACCOUNTS_FILE', ''],
  ['DESK_TOKEN', ''],
  ['DESK_TOKEN', 'hunter2', 'secret'],
  ['DIRECT_LINE_SECRET', 'hunter2-hunter2', 'secret'],
  ['CUSTOMER_TOKEN_SECRET', 'hunter2-hunter2', 'secret'],
  ['CUSTOMER_TOKEN_PUBLIC_KEY', privateKey, 'secret'],
  ['CUSTOMER_TOKEN_JWKS_URL', 'keys.json'],
  ['METRICS_TOKEN', 'hunter2', 'secret'],
  ['TOKEN_LIFETIME', '31536000'],
  ['ALLOWED_ORIGINS', '*'],
  ['ALLOWED_ORIGINS', 'https://a.example,null'],
  ['ALLOWED_ORIGINS', 'javascript:alert(1)'],
  ['TRUSTED_PROXIES', '*'],
  ['TRUSTED_PROXIES', 'proxy.example.com'],
  ['SMTP_URL', 'https://mail.example.com'],
  ['SMTP_URL', 'smtp://me:hunter2@', 'secret'],
  ['RETENTION_CONVERSATIONS', 'never'],
  ['FAILPOINT', 'outbox.claimed'],
  ['REDIS_URL', 'https://redis.example.com'],
];
/** Redis as it would lose what was acknowledged. */
const UNSAFE_REDIS: readonly Readonly<Record<string, string>>[] = [
  { appendonly: 'no' },
  { 'maxmemory-policy': 'allkeys-lru' },
  { 'maxmemory-policy': 'volatile-ttl' },
];

async function start(env: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'unsafe-'));
  const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
    cwd: folder,
    timeout: 30_000,
    killSignal: 'SIGKILL',
    env: { DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error', ...env },
  });
  // What serves was not refused.
  started.stdout.once('data', () => started.kill('SIGTERM'));
  let isServing = false;
  started.stdout.on('data', () => (isServing = true));
  const [said, [code]] = await Promise.all([
    text(started.stderr),
    once(started, 'exit') as Promise<[number | null]>,
  ]);
  await rm(folder, { recursive: true, force: true });
  return { code, isServing, lines: said.split('\n').filter((line) => line !== '') };
}

/** C2: with a setting that is not safe the product does not start, and says which in one line. */
export async function unsafeSettings(): Promise<Row> {
  const problems: string[] = [];
  const tried: (readonly [string, Readonly<Record<string, string>>, string?])[] = UNSAFE.map(
    ([name, value, secret]) => [name, { ...SAFE, [name]: value }, secret && value],
  );
  const servers = await Promise.all(UNSAFE_REDIS.map((settings) => startRedis(settings)));
  for (const { url } of servers) tried.push(['REDIS_URL', { ...SAFE, REDIS_URL: url }]);
  await inParallel(2, tried, async ([name, env, secret]) => {
    const { code, isServing, lines } = await start(env);
    const [line = ''] = lines;
    const shown = `${name}=${(env[name] ?? '').slice(0, 30).split('\n')[0]}`;
    if (code !== 1 || isServing) problems.push(`${shown} started`);
    else if (lines.length !== 1 || !/^(?:Wrong setting|Can’t start): /.test(line)) {
      problems.push(`${shown}: ${lines.join(' ').slice(0, 120)}`);
    } else if (name !== 'REDIS_URL' && !line.includes(name)) problems.push(`${shown} is not named`);
    if (
      secret !== undefined &&
      lines.join('\n').includes(/hunter2|PRIVATE KEY/.exec(secret)?.[0] ?? secret)
    )
      problems.push(`${shown} shown`);
  });
  await Promise.all(servers.map((server) => server.stop()));
  // Or nothing was tried but a product that never starts.
  const safe = await start(SAFE);
  if (!safe.isServing) problems.push(`the safe one does not start: ${safe.lines.join(' ')}`);
  return {
    goal: 'C2',
    what: 'settings that are not safe: the product does not start, and names the setting in one line',
    figure: `${tried.length - problems.length} of ${tried.length} refused${problemsIn(problems)}`,
    isMet: problems.length === 0 && tried.length >= 12,
  };
}
