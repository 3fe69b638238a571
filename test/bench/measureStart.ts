import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startServer } from './startServer.ts';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));

/** Milliseconds from starting the product's process, in an empty folder, until it is ready. */
export async function measureReady(): Promise<number> {
  const begun = performance.now();
  const server = await startServer('ours', {}, { asIs: true });
  try {
    const { status } = await fetch(`${server.url}/readyz`);
    const ms = performance.now() - begun;
    if (status !== 200) throw new Error(`It says that it is ready, but /readyz answers ${status}.`);
    return ms;
  } finally {
    await server.stop();
  }
}

/** Milliseconds that a process needs to import botbuilder, and nothing else. */
export async function measureImport(): Promise<number> {
  const begun = performance.now();
  await run(process.execPath, ['-e', `import('botbuilder').then(() => process.exit())`], {
    cwd: here,
  });
  return performance.now() - begun;
}
