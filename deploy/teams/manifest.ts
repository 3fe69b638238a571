import type { TeamsManifestV1D27 } from '@microsoft/app-manifest';

type Manifest = TeamsManifestV1D27.TeamsManifestV1D27;

/** What the operator says of the app. */
export interface TeamsAppFacts {
  readonly appId: string;
  /** Of this package, `1.2.3`: Teams takes a package again only if it rises. */
  readonly version: string;
  /** As people find the app, 30 characters at most. */
  readonly name: string;
  readonly developer: string;
  readonly websiteUrl: string;
  readonly privacyUrl: string;
  readonly termsUrl: string;
}

/** Texts of one language, by the keys that Teams gives them. */
export type TeamsTexts = Readonly<Record<string, string>>;

/** What people are offered to type; the bot reads them as any line. */
const COMMANDS = ['Report a problem', 'Escalate a case', 'My cases', 'Talk to a person'] as const;

export const commandKey = (index: number): string =>
  `bots[0].commandLists[0].commands[${index}].description`;

/**
 * The manifest of the Teams app, schema 1.27. It asks for no permission and names no domain: the bot
 * reads what is said to it, and nothing else.
 *
 * @param texts in English; `languages` have files of their own
 */
export function teamsManifest(
  facts: TeamsAppFacts,
  texts: TeamsTexts,
  languages: readonly string[],
): Manifest {
  const { appId, version, name, developer, websiteUrl, privacyUrl, termsUrl } = facts;
  const textOf = (key: string): string => {
    const text = texts[key];
    if (text === undefined) throw new Error(`deploy/teams/languages/en.json has no ${key}.`);
    return text;
  };
  const commands = COMMANDS.map((title, index) => ({
    title,
    description: textOf(commandKey(index)),
  }));
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.27/MicrosoftTeams.schema.json',
    manifestVersion: '1.27',
    id: appId,
    version,
    name: { short: name, full: name },
    description: {
      short: textOf('description.short'),
      full: textOf('description.full'),
    },
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: languages.map((languageTag) => ({
        languageTag,
        file: `${languageTag}.json`,
      })),
    },
    developer: { name: developer, websiteUrl, privacyUrl, termsOfUseUrl: termsUrl },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0B5CAD',
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: [{ scopes: ['personal'], commands }],
      },
    ],
    defaultInstallScope: 'personal',
    validDomains: [],
  };
}
