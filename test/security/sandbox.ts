import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Row } from '../faults/report.ts';

interface Plan {
  /** What is run in it, as mocha takes it. */
  readonly suites: readonly string[];
  readonly minutes: number;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const probe = fileURLToPath(new URL('sandboxProbe.ts', import.meta.url));

/**
 * A room without rights: user 1000 without any capability, everything read-only but 64 MB of /tmp from which
 * nothing can be run, and a network that ends at this machine's own loopback. The doubles of the tests are in it too.
 * Bubblewrap knows no noexec, so that its /tmp is mounted before.
 */
const ROOM = `
mount --make-rprivate /
mount -t tmpfs -o size=64m,noexec,nosuid,nodev,mode=1777 tmpfs "$1"
room="$1"; shift
exec setpriv --reuid 1000 --regid 1000 --clear-groups --no-new-privs \
  bwrap --unshare-all --uid 1000 --gid 1000 --cap-drop ALL --die-with-parent --new-session \\
  --ro-bind / / --dev /dev --proc /proc --bind "$room" /tmp --chdir "$PWD" "$@"
`;

async function inRoom(
  command: readonly string[],
  minutes: number,
): Promise<{ readonly out: string; readonly code: number | null }> {
  const folder = mkdtempSync(join(tmpdir(), 'room-'));
  const args = ['--mount', 'sh', '-ec', ROOM, 'sh', folder, ...command];
  const child = spawn('unshare', args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: minutes * 60_000,
    killSignal: 'SIGKILL',
    env: {
      PATH: `${dirname(process.execPath)}:/usr/bin:/bin:/usr/sbin`,
      HOME: '/tmp',
      IN_ROOM: 'yes',
      TMPDIR: '/tmp',
      NODE_DISABLE_COMPILE_CACHE: '1',
    },
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  rmSync(folder, { recursive: true, force: true });
  return { out: `${out}${err}`, code };
}

/** C11: what customers do, in a room without rights. */
export async function sandbox({ suites, minutes }: Plan): Promise<Row> {
  const what = 'stories without rights: user 1000, all read-only, 64 MB noexec /tmp, no network';
  const hasTools = spawnSync('bwrap', ['--version']).status === 0;
  if (process.getuid?.() !== 0 || !hasTools) {
    const figure = 'needs root and bubblewrap (Debian: apt-get install bubblewrap)';
    return { goal: 'C11', what, figure, isMet: undefined };
  }
  const shut = await inRoom([process.execPath, probe], 1);
  const open = shut.out.split('\n').filter((line) => line.startsWith('open: '));
  const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
  const flags = ['--no-config', '--exit', '--timeout', '30000', '--reporter', 'dot'];
  const ran = await inRoom([process.execPath, mocha, ...flags, ...suites], minutes);
  const count = (name: string): number =>
    Number(new RegExp(`(\\d+) ${name}`).exec(ran.out)?.[1] ?? 0);
  const passing = count('passing');
  const failing = count('failing');
  const isShut = shut.code === 0 && open.length === 0;
  const isMet = isShut && ran.code === 0 && passing > 0;
  const why = isMet ? '' : `; ${isShut ? ran.out.slice(-600) : shut.out.slice(-600)}`;
  return {
    goal: 'C11',
    what,
    figure:
      `${shut.out.split('\n').filter((line) => line.startsWith('shut: ')).length} ways out tried, ` +
      `${open.length} open; ${passing} tests passed, ${failing} failed${why.replaceAll('\n', ' ')}`,
    isMet,
  };
}
