/** Reads the policy files once, at start, and refuses what is wrong with one line that says where. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { type KeptValue, notKept } from '../keptValue.ts';
import type { Policies } from './policies.ts';
import { Programme } from './programme.ts';
import { Register } from './register.ts';
import { SharedPolicy } from './sharedPolicy.ts';
import { isTaken, withCommon } from './withCommon.ts';
import {
  wrongInProgramme,
  wrongInRegister,
  wrongInShared,
  type WrongReference,
} from './wrongReferences.ts';
import { type YamlFile, yamlFile } from './yamlFile.ts';

const SHARED = 'shared.yaml';
const REGISTER = 'register.yaml';

/**
 * The policy in a folder: `shared.yaml`, `register.yaml` if there are readings, and one more YAML
 * file for each programme.
 * @param kept where what the files say may be found without parsing them; it is checked all the same.
 * @throws Error of one line that names the file, the line and the place in it, and what is allowed.
 */
export function loadPolicies(folder: URL | string, kept: KeptValue = notKept): Policies {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder);
  const names = yamlNames(path).filter((name) => name !== SHARED && name !== REGISTER);
  const sharedFile = yamlFile(join(path, SHARED), kept);
  const shared = checked(sharedFile, SharedPolicy);
  const registerFile = existsSync(join(path, REGISTER))
    ? yamlFile(join(path, REGISTER), kept)
    : undefined;
  const register = registerFile ? checked(registerFile, Register).register : [];
  if (names.length === 0) throw new Error(`${path}: there is no programme beside ${SHARED}`);

  const files = names.map((name) => yamlFile(join(path, name), kept));
  const read = files.map((file) =>
    checked(file, Programme, withCommon(file.value, shared.common ?? {}), sharedFile),
  );
  const programmes = read.map((programme) => withProductsOf(programme, read));

  const policies = { shared, register, programmes: inOrder(programmes, shared.order ?? []) };
  if (registerFile) stopAt(registerFile, wrongInRegister(policies));
  stopAt(sharedFile, wrongInShared(policies));
  const seen = new Set<string>();
  for (const [at, file] of files.entries()) {
    const programme = programmes[at];
    if (!programme) continue;
    const { id } = programme;
    if (seen.has(id)) {
      stopAt(file, [{ place: ['id'], what: `programme "${id}" is in another file too` }]);
    }
    seen.add(id);
    stopAt(file, wrongInProgramme(policies, programme));
  }
  return policies;
}

function yamlNames(path: string): string[] {
  try {
    return readdirSync(path)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
  } catch (cause) {
    throw new Error(`${path}: the policy folder can't be read`, { cause });
  }
}

/** @param common the file from which sections may have been filled in. */
function checked<T extends z.ZodType>(
  file: YamlFile,
  schema: T,
  value = file.value,
  common?: YamlFile,
): z.infer<T> {
  // Once: to make code for it first would take longer.
  const result = schema.safeParse(value, { jitless: true });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path ?? [];
  const what = issue?.message ?? 'is wrong';
  const there = ['common', ...place];
  const isCommon = common !== undefined && isTaken(file.value, place[0]);
  return isCommon && common.depthOf(there) > file.depthOf(place) + 1
    ? stop(common, there, what)
    : stop(file, place, what);
}

function stopAt(file: YamlFile, wrong: Iterable<WrongReference>): void {
  for (const { place, what } of wrong) stop(file, place, what);
}

function stop(file: YamlFile, place: readonly PropertyKey[], what: string): never {
  const name = place.length === 0 ? 'the file' : place.map(String).join('.');
  throw new Error(`${file.path}: line ${file.lineOf(place)}: ${name}: ${what}`);
}

/** A programme may sell what others do, e.g. to partners. */
function withProductsOf(programme: Programme, all: readonly Programme[]): Programme {
  const { productsOf = [] } = programme;
  if (productsOf.length === 0) return programme;
  const others = productsOf.flatMap((id) => all.filter((one) => one.id === id));
  return {
    ...programme,
    products: onceEach([programme, ...others].flatMap(({ products }) => products)),
    engineers: onceEach([programme, ...others].flatMap(({ engineers }) => engineers)),
  };
}

function onceEach<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return items.filter(({ id }, at) => items.findIndex((one) => one.id === id) === at);
}

function inOrder(programmes: readonly Programme[], order: readonly string[]): readonly Programme[] {
  const place = ({ id }: Programme): number =>
    order.includes(id) ? order.indexOf(id) : order.length;
  return programmes.toSorted((a, b) => place(a) - place(b));
}
