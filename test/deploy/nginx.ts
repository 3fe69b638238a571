import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { eventually } from '../fakes/eventually.ts';
import { freePort } from '../support/freePort.ts';

export { freePort };

const PROGRAM = process.env['NGINX_PATH'] ?? '/usr/sbin/nginx';
const CONF = new URL('../../deploy/nginx.conf', import.meta.url);

/** Is nginx here? `npm test` installs it where it may. */
export const haveNginx = (): boolean => existsSync(PROGRAM);

export interface Nginx {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * The real nginx with the configuration of `deploy/`, but for its ports, its bots, and where it keeps what
 * it writes.
 */
export async function nginx(
  folder: string,
  bots: readonly string[],
  port?: number,
): Promise<Nginx> {
  const listening = port ?? (await freePort());
  const given = await readFile(CONF, 'utf8');
  const servers = bots.map((bot) => `server 127.0.0.1:${bot} max_fails=2 fail_timeout=5s;`);
  const conf = given
    .replace(/^worker_processes auto;/m, 'worker_processes 1;\ndaemon off;')
    .replace('listen 8080;', `listen 127.0.0.1:${listening};`)
    .replace(/server bot:3978 [^;]*;/, servers.join('\n'))
    .replaceAll('/tmp/', `${folder}/`)
    .replaceAll(/\/dev\/std(err|out)/g, join(folder, 'nginx-$1.log'));
  const path = join(folder, 'nginx.conf');
  await writeFile(path, conf);
  const child = spawn(PROGRAM, ['-c', path, '-p', folder], { stdio: ['ignore', 'ignore', 'pipe'] });
  const said = text(child.stderr);
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${listening}`;
  await eventually('nginx answers', async () => {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${await said}`);
    return fetch(`${url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
