import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { productProcess } from '../support/productProcess.ts';
import { webClient } from '../support/webClient.ts';

const CRASH = new URL('crashOnSignal.ts', import.meta.url).href;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What ends a process and may leave something: a fault of ours, of memory, of the machine. */
const ENDS = ['SIGHUP', 'SIGUSR2', 'SIGABRT', 'SIGSEGV'] as const;
const STORE = /^data\/(?:support\.db(?:-wal|-shm)?|secrets\.json)$/;
const SECRETS = {
  DESK_TOKEN: 'Canary-desk-token-1',
  METRICS_TOKEN: 'Canary-metrics-token',
  SMTP_URL: 'smtp://canary-user:canary-password@127.0.0.1:9?requireTLS=false',
  MAIL_FROM: 'Support <support@example.com>',
  QUEUE_MAIL: '*=staff@example.com',
};

export interface Crashed {
  readonly problems: readonly string[];
  readonly ends: number;
}

async function withFolders<T>(work: (root: string) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'crashed-'));
  try {
    for (const name of ['data', 'tmp', 'home']) await mkdir(join(root, name));
    return await work(root);
  } finally {
    await rm(root, { recursive: true });
  }
}

const filesIn = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => relative(root, join(one.parentPath, one.name)));

const placesIn = (root: string) => ({
  HOME: join(root, 'home'),
  TMPDIR: join(root, 'tmp'),
});

/** Dies amid a conversation. What it leaves besides its store is a core, a report or a snapshot of its memory. */
const dying = (signal: (typeof ENDS)[number]): Promise<readonly string[]> =>
  withFolders(async (root) => {
    const env = { ...SECRETS, ...placesIn(root), LOG_LEVEL: 'trace' };
    const flags = ['--max-old-space-size=200', '--import', CRASH];
    const product = await productProcess(join(root, 'data'), env, flags);
    const client = await webClient(product.url);
    await client.say('Canary is down, the password is canary-puck-1');
    const code = await product.stop(signal);
    const written = product.written().replaceAll(/^ {2}\S.*$/gm, '');
    return [
      ...(code === 0 ? ['it did not fail'] : []),
      ...(/canary/i.test(written) ? ['words in what it wrote'] : []),
      ...filesIn(root)
        .filter((name) => !STORE.test(name))
        .map((name) => `${name} is left`),
    ].map((what) => `${signal}: ${what}`);
  });

/** npm keeps a log of a start that failed. */
const startedByNpm = (): Promise<readonly string[]> =>
  withFolders(async (root) => {
    const env = { ...SECRETS, ...placesIn(root), PATH: process.env['PATH'], DEMO: 'false' };
    const child = spawn('npm', ['start'], { cwd: ROOT, env, stdio: 'ignore' });
    const [code] = (await once(child, 'exit')) as [number | null];
    const names = filesIn(root);
    const told = names.filter((name) => /canary/i.test(readFileSync(join(root, name), 'latin1')));
    return [
      ...(code === 0 ? ['npm start did not fail'] : []),
      ...(names.some((name) => name.endsWith('.log')) ? [] : ['npm has kept no log']),
      ...told.map((name) => `npm: a secret in ${name}`),
    ];
  });

/** What lies about when the product has died: nothing but its store, and no secret in what npm keeps. */
export async function crashed(): Promise<Crashed> {
  const problems: string[] = [];
  for (const signal of ENDS) problems.push(...(await dying(signal)));
  problems.push(...(await startedByNpm()));
  return { problems, ends: ENDS.length + 1 };
}
