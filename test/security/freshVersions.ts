import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const NPMRC = fileURLToPath(new URL('../../.npmrc', import.meta.url));
const DAY_MS = 86_400_000;
/** Versions of one package, by how many days ago they were published. */
const AGES: Readonly<Record<string, number>> = { '1.0.0': 30, '1.1.0': 8, '1.2.0': 6, '1.3.0': 0 };

const Locked = z.object({
  packages: z.object({ 'node_modules/probe': z.object({ version: z.string() }) }),
});

function packument(registry: string): unknown {
  const publishedAt = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();
  const versions = Object.keys(AGES).map((version) => {
    const tarball = `${registry}/probe/-/probe-${version}.tgz`;
    return [version, { name: 'probe', version, dist: { tarball, shasum: '0'.repeat(40) } }];
  });
  const times = Object.entries(AGES).map(([version, days]) => [version, publishedAt(days)]);
  return {
    name: 'probe',
    'dist-tags': { latest: '1.3.0' },
    versions: Object.fromEntries(versions),
    time: Object.fromEntries(times),
  };
}

/**
 * Which version npm locks, by our own settings, of a package that had one today, and others 6, 8 and 30 days ago. The
 * registry is one of our own: nothing is asked of anybody.
 */
export async function lockedOfFresh(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fresh-'));
  const registry = createServer((req, res) => {
    const { port } = registry.address() as AddressInfo;
    const isKnown = req.url === '/probe';
    res.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' });
    res.end(JSON.stringify(isKnown ? packument(`http://127.0.0.1:${port}`) : {}));
  }).listen(0, '127.0.0.1');
  try {
    await once(registry, 'listening');
    const { port } = registry.address() as AddressInfo;
    const manifest = { name: 'fresh', private: true, dependencies: { probe: '^1.0.0' } };
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    await copyFile(NPMRC, join(folder, '.npmrc'));
    await promisify(execFile)(
      'npm',
      ['install', '--package-lock-only', '--no-audit', '--no-fund', '--registry'].concat(
        `http://127.0.0.1:${port}`,
        '--cache',
        join(folder, 'cache'),
      ),
      { cwd: folder, timeout: 60_000 },
    );
    const lock: unknown = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8'));
    return Locked.parse(lock).packages['node_modules/probe'].version;
  } finally {
    registry.closeAllConnections();
    registry.close();
    await rm(folder, { recursive: true });
  }
}
