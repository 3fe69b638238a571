import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type KeptValue, notKept } from '../keptValue.ts';
import { yaml } from '../yaml.ts';
import { AccountsFile } from './accountsFile.ts';

/** Reads a file of accounts. Throws with one line that names the file, the place in it and what is wrong. */
export function loadAccounts(file: URL | string, kept: KeptValue = notKept): AccountsFile {
  const path = typeof file === 'string' ? file : fileURLToPath(file);
  let content: unknown;
  try {
    const text = readFileSync(path, 'utf8');
    content = kept(text, () => yaml().parse(text));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${path}: ${why.split('\n', 1).join('')}`, { cause: error });
  }
  // Once: to make code for it first would take longer.
  const read = AccountsFile.safeParse(content, { jitless: true });
  if (read.success) return read.data;
  const [first] = read.error.issues;
  const place = first?.path.join('.') ?? '';
  throw new Error(`${path}: ${place === '' ? 'the file' : place}: ${first?.message ?? 'is wrong'}`);
}
