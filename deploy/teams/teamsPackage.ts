/** The package that a Teams administrator uploads: manifest, texts by language, icons. */
import { readdir, readFile } from 'node:fs/promises';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { strToU8, zipSync } from 'fflate';
import type { TeamsAppSettings } from '../../bot/settings/teams.ts';
import { teamsManifest, type TeamsTexts } from './manifest.ts';

const HERE = new URL('./', import.meta.url);
const LOCALIZATION =
  'https://developer.microsoft.com/json-schemas/teams/v1.27/MicrosoftTeams.Localization.schema.json';
/** So that the same settings give the same file. */
const LONG_AGO = new Date('2020-01-01T00:00:00');

/** A setting is missing, or Teams would refuse what it says; the message is one line. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
}

export interface PackageSettings {
  readonly app: TeamsAppSettings;
  readonly publicUrl: string | undefined;
  /** `1.2.3` */
  readonly version: string;
}

function needed(name: string, value: string | undefined): string {
  if (value === undefined) throw new PackageError(`${name} must be set. See .env.example.`);
  return value;
}

function https(name: string, url: string): string {
  if (!url.startsWith('https://')) throw new PackageError(`${name} must begin with https://.`);
  return url;
}

async function textsOf(language: string): Promise<TeamsTexts> {
  const file = new URL(`languages/${language}.json`, HERE);
  return JSON.parse(await readFile(file, 'utf8')) as TeamsTexts;
}

/** Languages that the package has texts in, without English. */
async function languagesThere(): Promise<readonly string[]> {
  const files = await readdir(new URL('languages/', HERE));
  return files
    .map((file) => file.replace(/\.json$/, ''))
    .filter((language) => language !== 'en')
    .toSorted();
}

/**
 * @returns the zip file's bytes
 * @throws PackageError with one line
 */
export async function teamsPackage({
  app,
  publicUrl,
  version,
}: PackageSettings): Promise<Uint8Array> {
  const languages = await languagesThere();
  const manifest = teamsManifest(
    {
      appId: needed('TEAMS_APP_ID', app.appId),
      version,
      name: app.name,
      developer: needed('TEAMS_DEVELOPER', app.developer),
      websiteUrl: https('PUBLIC_URL', needed('PUBLIC_URL', publicUrl)),
      privacyUrl: needed('TEAMS_PRIVACY_URL', app.privacyUrl),
      termsUrl: needed('TEAMS_TERMS_URL', app.termsUrl),
    },
    await textsOf('en'),
    languages,
  );
  const [wrong] = await AppManifestUtils.validateAgainstSchema(manifest);
  if (wrong !== undefined) throw new PackageError(`Teams would refuse the manifest: ${wrong}`);
  const translated = await Promise.all(
    languages.map(async (language) => {
      const texts = { $schema: LOCALIZATION, 'name.short': app.name, ...(await textsOf(language)) };
      return [`${language}.json`, strToU8(JSON.stringify(texts, null, 2))] as const;
    }),
  );
  const files = {
    'manifest.json': strToU8(JSON.stringify(manifest, null, 2)),
    'color.png': await readFile(new URL('color.png', HERE)),
    'outline.png': await readFile(new URL('outline.png', HERE)),
    ...Object.fromEntries(translated),
  };
  return zipSync(files, { level: 9, mtime: LONG_AGO });
}
