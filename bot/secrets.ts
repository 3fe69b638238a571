import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Secrets = z.object({
  deskToken: z.string().min(16),
  directLineSecret: z.string().min(32),
  sessionSecret: z.string().min(32),
});
export type Secrets = z.infer<typeof Secrets>;

const secret = (): string => randomBytes(32).toString('base64url');

function read(path: string): Partial<Secrets> {
  try {
    return Secrets.partial().parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`DATA_DIR: ${path} can’t be read. Delete it to have new secrets made.`, {
      cause: error,
    });
  }
}

/**
 * The secrets that were not given, made once and kept in the data folder, so that tokens and sessions
 * stay good over a restart.
 */
export function keptSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  const kept = read(path);
  const secrets = {
    deskToken: kept.deskToken ?? randomBytes(12).toString('base64url'),
    directLineSecret: kept.directLineSecret ?? secret(),
    sessionSecret: kept.sessionSecret ?? secret(),
  };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
