import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const Secrets = z.object({
  deskToken: z.string().min(16),
  directLineSecret: z.string().min(32),
  sessionSecret: z.string().min(32),
});
export type Secrets = z.infer<typeof Secrets>;

const secret = (): string => randomBytes(32).toString('base64url');

export const newSecrets = (): Secrets => ({
  deskToken: randomBytes(12).toString('base64url'),
  directLineSecret: secret(),
  sessionSecret: secret(),
});

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

function read(path: string): Partial<Secrets> {
  try {
    return Secrets.partial().parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {};
    const why =
      codeOf(error) === 'ENOTDIR'
        ? 'is not in a folder.'
        : 'can’t be read. Delete it to have new secrets made.';
    throw new Error(`DATA_DIR: ${path} ${why}`, { cause: error });
  }
}

/** The file may have come from a backup that did not keep its mode. */
function keepPrivate(path: string): void {
  if ((statSync(path).mode & 0o077) === 0) return;
  try {
    chmodSync(path, 0o600);
  } catch {
    // A mounted secret may belong to somebody else, who has decided who reads it.
  }
}

/** Written aside and put in place, so that a crash leaves the old file or the new one. */
function write(dataDir: string, path: string, secrets: Secrets): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(`${path}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch (error) {
    throw new Error(`DATA_DIR: ${path} can’t be written (${codeOf(error) ?? String(error)}).`, {
      cause: error,
    });
  }
}

/**
 * The secrets that were not given, made once and kept in the data folder, so that tokens and sessions
 * stay good over a restart. For the owner's eyes only.
 *
 * @throws Error with one line that names DATA_DIR
 */
export function keptSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  const { deskToken, directLineSecret, sessionSecret } = read(path);
  if (deskToken !== undefined && directLineSecret !== undefined && sessionSecret !== undefined) {
    keepPrivate(path);
    return { deskToken, directLineSecret, sessionSecret };
  }
  const made = newSecrets();
  const secrets = {
    deskToken: deskToken ?? made.deskToken,
    directLineSecret: directLineSecret ?? made.directLineSecret,
    sessionSecret: sessionSecret ?? made.sessionSecret,
  };
  write(dataDir, path, secrets);
  return secrets;
}
