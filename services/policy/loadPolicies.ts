/** Reads the policy files once, at start, and refuses what is wrong with one line that says where. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { Policies } from './policies.ts';
import { Programme } from './programme.ts';
import { SharedPolicy } from './sharedPolicy.ts';
import { wrongReferences } from './wrongReferences.ts';

const SHARED = 'shared.yaml';

/**
 * The policy in a folder: `shared.yaml`, and one more YAML file for each programme.
 * @throws Error of one line that names the file and the place in it.
 */
export function loadPolicies(folder: URL | string): Policies {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder);
  const files = yamlFiles(path);
  const shared = read(join(path, SHARED), SharedPolicy);
  const programmes: Programme[] = [];
  for (const file of files.filter((name) => name !== SHARED)) {
    const programme = read(join(path, file), Programme);
    if (programmes.some(({ id }) => id === programme.id)) {
      throw new Error(
        `${join(path, file)}: id: programme "${programme.id}" is in another file too`,
      );
    }
    programmes.push(programme);
    const wrong = wrongReferences(shared, programme);
    if (wrong)
      throw new Error(`${join(path, wrong.in === 'shared' ? SHARED : file)}: ${wrong.what}`);
  }
  if (programmes.length === 0) throw new Error(`${path}: there is no programme beside ${SHARED}`);
  return { shared, programmes };
}

function yamlFiles(path: string): string[] {
  try {
    return readdirSync(path)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
  } catch (cause) {
    throw new Error(`${path}: the policy folder can't be read`, { cause });
  }
}

function read<T extends z.ZodType>(file: string, schema: T): z.infer<T> {
  const result = schema.safeParse(parsed(file));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`${file}: ${placeOf(issue?.path ?? [])}: ${issue?.message ?? 'is wrong'}`);
}

function parsed(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const [line] = (cause instanceof Error ? cause.message : '').split('\n');
    throw new Error(`${file}: ${line}`, { cause });
  }
}

const placeOf = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'the file' : path.map(String).join('.');
