/** Run in the room: tries what the room has to refuse, and says of each whether it was shut or open. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// As root and outside the room some of this would succeed, and harm the machine.
if (process.getuid?.() !== 1000 || process.env['IN_ROOM'] !== 'yes') {
  console.error('This is run in the room only: see sandbox.ts.');
  process.exit(1);
}

const own = (name: string): string => join(tmpdir(), name);

const reach = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: 2000 });
    const end = (error?: Error): void => {
      socket.destroy();
      if (error === undefined) resolve();
      else reject(error);
    };
    socket.once('connect', () => end());
    socket.once('timeout', () => end(new Error('timeout')));
    socket.once('error', end);
  });

const tries: Readonly<Record<string, () => unknown>> = {
  'write to the root': () => writeFileSync('/from-the-room', 'x'),
  'write beside the sources': () => writeFileSync(join(import.meta.dirname, 'x'), 'x'),
  'write to /etc': () => writeFileSync('/etc/from-the-room', 'x'),
  'write to /usr': () => writeFileSync('/usr/from-the-room', 'x'),
  'run a file of /tmp': () => {
    writeFileSync(own('run'), '#!/bin/sh\ntrue\n');
    chmodSync(own('run'), 0o755);
    execFileSync(own('run'));
  },
  'fill more than 64 MB': () => {
    try {
      writeFileSync(own('big'), Buffer.alloc(70 << 20));
    } finally {
      rmSync(own('big'));
    }
  },
  'read the shadow file': () => readFileSync('/etc/shadow'),
  'become root': () => process.setuid?.(0),
  'mount something': () => {
    mkdirSync(own('mount'));
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', own('mount')], { stdio: 'ignore' });
  },
  'have a capability': () => {
    const caps = [...readFileSync('/proc/self/status', 'utf8').matchAll(/^Cap\w+:\t(\w+)$/gm)];
    if (caps.every(([, bits]) => /^0+$/.test(bits ?? ''))) throw new Error('none');
  },
  'reach a name server': () => reach('1.1.1.1', 53),
  'reach a cloud’s metadata': () => reach('169.254.169.254', 80),
  'reach the next machine': () => reach('10.0.0.1', 443),
};

for (const [what, attempt] of Object.entries(tries)) {
  const isOpen = await Promise.resolve()
    .then(attempt)
    .then(
      () => true,
      () => false,
    );
  console.log(`${isOpen ? 'open' : 'shut'}: ${what}`);
}
// What it needs it has.
writeFileSync(own('mine'), 'x');
process.exit(0);
