/** `npm test`: every check of the project, one after the other, and at the end how many passed. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Mocha counts its tests itself; any other step is one check. */
  readonly isMocha?: boolean;
}

const STEPS: readonly Step[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'types of the browser code', command: ['tsc', '-p', 'bot/web/browser'] },
  { name: 'lint and import rules', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'unit, contract, story and fault tests', command: ['mocha'], isMocha: true },
  {
    name: 'browser tests',
    command: [
      'mocha',
      '--config=test/browser/.mocharc.json',
      '--require=./test/support/nothingUnhandled.ts',
    ],
    isMocha: true,
  },
];

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const say = (line: string): void => console.log(line);

interface Program {
  readonly path: string;
  /** The Debian package that has it. */
  readonly package: string;
  /** The setting that names another path. */
  readonly setting: string;
  readonly neededBy: string;
}

const PROGRAMS: readonly Program[] = [
  {
    path: '/usr/bin/chromium',
    package: 'chromium',
    setting: 'CHROMIUM_PATH',
    neededBy: 'the browser tests',
  },
  {
    path: '/usr/bin/redis-server',
    package: 'redis-server',
    setting: 'REDIS_SERVER_PATH',
    neededBy: 'the tests of the stores on Redis',
  },
  {
    path: '/usr/sbin/nginx',
    package: 'nginx-light',
    setting: 'NGINX_PATH',
    neededBy: 'the tests of what stands in front of several bots',
  },
];

/** Some tests need a program. It is installed where that is possible, and no test is ever skipped. */
function requireProgram({ path, package: name, setting, neededBy }: Program): void {
  const chosen = process.env[setting];
  if (existsSync(chosen ?? path)) return;
  if (process.getuid?.() === 0 && chosen === undefined && existsSync('/usr/bin/apt-get')) {
    say(`Installing ${name} for ${neededBy} (Debian package "${name}").`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', name],
    ]) {
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    }
  }
  if (existsSync(chosen ?? path)) return;
  const where = `${neededBy[0]?.toUpperCase() ?? ''}${neededBy.slice(1)}`;
  say(`${where} need ${name}, and ${chosen ?? path} is not there.`);
  say(`Install it (Debian and Ubuntu: apt-get install ${name}), or set ${setting} to it.`);
}

/** Runs a step with its output shown as it comes. */
async function run({ command: [program, ...args], isMocha = false }: Step): Promise<Count> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    process.stdout.write(chunk);
    if (isMocha) output += chunk;
  });
  const code = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      say(String(error));
      resolve(1);
    });
    child.on('close', (status) => resolve(status ?? 1));
  });
  if (!isMocha) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  const passed = Number(/(\d+) passing/.exec(output)?.[1] ?? 0);
  const failed = Number(/(\d+) failing/.exec(output)?.[1] ?? 0);
  // A run that broke, or ran nothing, has failed too.
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}

for (const program of PROGRAMS) requireProgram(program);
let total: Count = { passed: 0, failed: 0 };
for (const step of STEPS) {
  say(`\n== ${step.name}`);
  const count = await run(step);
  say(count.failed === 0 ? `ok: ${step.name}` : `FAILED: ${step.name}`);
  total = { passed: total.passed + count.passed, failed: total.failed + count.failed };
}
say(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
