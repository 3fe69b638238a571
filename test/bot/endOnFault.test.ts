import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';

const at = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);

/** A process of its own that has started so far, and in which this happens. */
async function end(happens: string) {
  const program = `
    import { endOnFault } from ${at('../../bot/endOnFault.ts')};
    import { processLog } from ${at('../../bot/processLog.ts')};
    endOnFault(processLog('info'));
    const fault = Object.assign(new Error('Command timed out: Kim Doe'), { args: ['Kim Doe'] });
    setInterval(() => {}, 1000);
    ${happens}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ]);
  return { code, stdout, stderr };
}

describe('a fault that nobody caught', () => {
  for (const [how, happens] of [
    ['thrown', 'setTimeout(() => { throw fault; });'],
    ['a promise', 'void Promise.reject(fault);'],
  ] as const) {
    it(`ends the process with one line that quotes nothing (${how})`, async () => {
      const { code, stdout, stderr } = await end(happens);
      expect(code).to.equal(1);
      expect(stderr).to.not.include('Kim');
      const lines = stdout.trim().split('\n');
      expect(lines).to.have.length(1);
      const line = JSON.parse(lines[0] ?? '') as { readonly msg: string; readonly err: unknown };
      expect(line.msg).to.match(/^ended by a fault/);
      expect(line.err).to.include({ type: 'Error', message: 'Command timed out' });
      expect(stdout).to.not.include('Kim');
    });
  }
});
