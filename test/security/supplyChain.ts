import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { problemsIn, type Row } from '../faults/report.ts';
import { readAdvisories } from './advisories.ts';
import { compareVersions } from './compareVersions.ts';

const root = new URL('../../', import.meta.url);

const LockFile = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});
type LockFile = z.infer<typeof LockFile>;

const Manifest = z.object({ allowScripts: z.record(z.string(), z.boolean()) });

const Bill = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string().regex(/^1\.\d$/),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      purl: z.string().startsWith('pkg:npm/'),
      hashes: z.array(z.object({ alg: z.string(), content: z.string() })).min(1),
    }),
  ),
});

interface Locked {
  /** Of the package itself, and the name that an override gave it. */
  readonly name: string;
  readonly alias: string;
  readonly version: string;
  readonly resolved: string;
  readonly integrity: string;
  readonly hasScript: boolean;
}

/** An override may put another package under a name: what counts is what is installed. */
const lockedIn = ({ packages }: LockFile): readonly Locked[] =>
  Object.entries(packages).flatMap(([path, one]) =>
    path === ''
      ? []
      : [
          {
            name: one.name ?? path.replace(/^.*node_modules\//, ''),
            alias: path.replace(/^.*node_modules\//, ''),
            version: one.version ?? '',
            resolved: one.resolved ?? '',
            integrity: one.integrity ?? '',
            hasScript: one.hasInstallScript === true,
          },
        ],
  );

/** The list of everything that would be installed to run the product, as `npm sbom` makes it. */
async function billOfMaterials(): Promise<z.infer<typeof Bill>> {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['sbom', '--package-lock-only', '--omit', 'dev', '--sbom-format', 'cyclonedx'],
    { cwd: fileURLToPath(root), maxBuffer: 64 << 20 },
  );
  return Bill.parse(JSON.parse(stdout));
}

/** C10: what is installed is what was locked, comes from the registry, runs nothing, and is not known to be broken. */
export async function supplyChain(lockFile?: unknown): Promise<Row> {
  const json = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(new URL(name, root), 'utf8'));
  const all = lockedIn(LockFile.parse(lockFile ?? (await json('package-lock.json'))));
  const { allowScripts } = Manifest.parse(await json('package.json'));
  const known = readAdvisories();
  const problems: string[] = [];

  for (const { name, version, resolved, integrity, hasScript } of all) {
    const what = `${name}@${version}`;
    // Not said: the registry that npm is set to.
    const isFromRegistry = resolved === '' || resolved.startsWith('https://registry.npmjs.org/');
    if (!isFromRegistry) problems.push(`${what} is elsewhere`);
    if (!/^sha512-[\w+/]{86}==$/.test(integrity)) problems.push(`${what} has no sha512`);
    if (hasScript && !(name in allowScripts)) problems.push(`${what} has a script`);
  }
  const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name] === true);
  const explained = known.scripts.map((one) => one.package);
  if (allowed.length > 2 || allowed.toSorted().join() !== explained.toSorted().join()) {
    problems.push(`scripts of ${allowed.join(', ')} may run`);
  }

  const excused = new Set<string>();
  for (const { id, package: name, from = '0.0.0', below, unreachable } of known.advisories) {
    for (const one of all.filter((locked) => locked.name === name)) {
      const has =
        compareVersions(one.version, from) >= 0 && compareVersions(one.version, below) < 0;
      if (!has) continue;
      if (unreachable === undefined) problems.push(`${name}@${one.version} has ${id}`);
      else excused.add(id);
    }
  }
  for (const { id, unreachable } of known.advisories) {
    if (unreachable !== undefined && !excused.has(id) && lockFile === undefined) {
      problems.push(`${id} is excused, and nothing has it`);
    }
  }
  for (const { package: name, versions } of known.withdrawn) {
    for (const one of all) {
      if (one.name === name && versions.includes(one.version)) problems.push(`${name} was stolen`);
    }
  }
  for (const { package: name } of known.unmaintained) {
    if (!all.some((one) => one.name === name)) problems.push(`${name} is gone: unlist it`);
  }

  const bill = await billOfMaterials();
  const versions = new Set(all.map(({ alias, version }) => `${alias}@${version}`));
  for (const { name, version } of bill.components) {
    if (!versions.has(`${name}@${version}`)) problems.push(`the bill has ${name}@${version}`);
  }

  return {
    goal: 'C10',
    what: 'the lock file: whole, from the registry, without scripts, nothing known to be broken; a bill of materials',
    figure:
      `${all.length} packages, ${problems.length} wrong; scripts may run: ${allowed.join(', ')}; ` +
      `${known.advisories.length} advisories of ${known.checkedOn}, ${excused.size} excused with a reason; ` +
      `CycloneDX ${bill.specVersion} with ${bill.components.length} packages that run; age not checked` +
      problemsIn(problems),
    isMet: problems.length === 0,
  };
}
