import { readFile } from 'node:fs/promises';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import { onlyEnglish } from '../../dialogs/replies/onlyEnglish.ts';
import { type PackageSettings, teamsPackage } from '../../deploy/teams/teamsPackage.ts';

const APP_ID = '11111111-2222-4333-8444-555555555555';
const settings: PackageSettings = {
  app: {
    appId: APP_ID,
    name: 'Acme support',
    developer: 'Acme Inc.',
    privacyUrl: 'https://www.example.com/privacy',
    termsUrl: 'https://www.example.com/terms',
  },
  publicUrl: 'https://support.example.com',
  version: '1.4.0',
};

type Json = Record<string, unknown>;

async function unpacked(given: PackageSettings = settings) {
  const files = unzipSync(await teamsPackage(given));
  const json = (name: string): Json => JSON.parse(strFromU8(files[name] ?? new Uint8Array()));
  return { files, json, manifest: json('manifest.json') };
}

const failure = async (given: PackageSettings): Promise<string> =>
  teamsPackage(given).then(
    () => 'made',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : 'thrown'),
  );

/** The directory of Microsoft's schemas, as the package of types has them. */
const SCHEMAS = new URL(
  'json-schemas/teams/v1.27/',
  import.meta.resolve('@microsoft/app-manifest'),
);

describe('the package for Teams', () => {
  it('has a manifest that the schema of Teams takes, with the bot in chats, groups and teams', async () => {
    const { manifest } = await unpacked();
    expect(await AppManifestUtils.validateAgainstSchema(manifest as never)).to.deep.equal([]);
    expect(manifest).to.deep.include({ id: APP_ID, version: '1.4.0', manifestVersion: '1.27' });
    expect(manifest['bots']).to.have.nested.property('[0].botId', APP_ID);
    expect(manifest['bots'])
      .to.have.nested.property('[0].scopes')
      .that.has.members(['personal', 'team', 'groupChat']);
  });

  it('asks for no permission and trusts no domain', async () => {
    const { manifest } = await unpacked();
    expect(manifest).to.not.have.any.keys('permissions', 'authorization', 'webApplicationInfo');
    expect(manifest['validDomains']).to.deep.equal([]);
  });

  it('has a description in each language that customers are greeted in', async () => {
    const { files, json, manifest } = await unpacked();
    const { additionalLanguages } = manifest['localizationInfo'] as {
      readonly additionalLanguages: readonly { languageTag: string; file: string }[];
    };
    const spoken = additionalLanguages.map(({ languageTag }) => languageTag.split('-')[0]);
    expect(spoken).to.have.members(Object.keys(onlyEnglish));
    const schema = await readFile(
      new URL('MicrosoftTeams.Localization.schema.json', SCHEMAS),
      'utf8',
    );
    const { $schema: _, ...rules } = JSON.parse(schema.replaceAll('\\\\a', '\\\\x07')) as Json;
    const check = new Ajv({ strict: false, logger: false, unicodeRegExp: false }).compile(rules);
    const english = Object.keys(
      JSON.parse(
        await readFile(new URL('../../deploy/teams/languages/en.json', import.meta.url), 'utf8'),
      ) as Json,
    );
    for (const { file } of additionalLanguages) {
      expect(files, file).to.have.property(file);
      const texts = json(file);
      expect(check(texts), `${file}: ${JSON.stringify(check.errors)}`).to.equal(true);
      expect(texts, file).to.include.keys(english);
      expect(texts['name.short']).to.equal('Acme support');
    }
  });

  it('has icons of the sizes that Teams wants', async () => {
    const { files } = await unpacked();
    const sizeOf = (name: string): readonly number[] => {
      const png = Buffer.from(files[name] ?? new Uint8Array());
      return [png.readUInt32BE(16), png.readUInt32BE(20)];
    };
    expect(sizeOf('color.png')).to.deep.equal([192, 192]);
    expect(sizeOf('outline.png')).to.deep.equal([32, 32]);
  });

  it('is the same file for the same settings', async () => {
    expect(await teamsPackage(settings)).to.deep.equal(await teamsPackage(settings));
  });

  for (const [what, given, says] of [
    ['an app id', { app: { ...settings.app, appId: undefined } }, 'TEAMS_APP_ID must be set'],
    ['who offers it', { app: { ...settings.app, developer: undefined } }, 'TEAMS_DEVELOPER must'],
    ['a privacy notice', { app: { ...settings.app, privacyUrl: undefined } }, 'TEAMS_PRIVACY_URL'],
    ['terms', { app: { ...settings.app, termsUrl: undefined } }, 'TEAMS_TERMS_URL must be set'],
    ['where it is', { publicUrl: undefined }, 'PUBLIC_URL must be set'],
    ['https', { publicUrl: 'http://a.example' }, 'PUBLIC_URL must begin with https://'],
    ['an id', { app: { ...settings.app, appId: 'mine' } }, 'Teams would refuse the manifest: /id'],
  ] as const) {
    it(`is not made without ${what}, and one line says so`, async () => {
      const why = await failure({ ...settings, ...given });
      expect(why).to.contain(`PackageError: ${says}`);
      expect(why).to.not.contain('\n');
    });
  }
});
