import { ConfigError } from './configError.ts';
import type { Settings } from './settings.ts';

/** Who the bot is to Microsoft. */
export type TeamsApp =
  | {
      readonly kind: 'SingleTenant';
      readonly appId: string;
      readonly tenantId: string;
      readonly password: string;
    }
  /** Azure vouches for the machine, so there is no password. */
  | { readonly kind: 'UserAssignedMSI'; readonly appId: string; readonly tenantId: string }
  /** The Microsoft 365 Agents Playground on one's own machine, which proves nothing. */
  | { readonly kind: 'playground'; readonly serviceUrl: string };

export interface TeamsConfig {
  readonly app: TeamsApp;
  /** Teams channels by queue; `*` for all others. */
  readonly channels: ReadonlyMap<string, string>;
}

/** What the app's package says of whoever offers it. */
export interface TeamsAppSettings {
  readonly appId: string | undefined;
  readonly name: string;
  readonly developer: string | undefined;
  readonly privacyUrl: string | undefined;
  readonly termsUrl: string | undefined;
}

type Given = Pick<
  Settings,
  | 'TEAMS_APP_ID'
  | 'TEAMS_APP_TYPE'
  | 'TEAMS_APP_PASSWORD'
  | 'TEAMS_TENANT_ID'
  | 'TEAMS_CHANNELS'
  | 'TEAMS_PLAYGROUND'
>;

/** Without an app id nobody could be checked, so a part of the settings alone is refused. */
export function teamsOf(given: Given, isDemo: boolean): TeamsConfig | undefined {
  const { TEAMS_APP_ID: appId, TEAMS_PLAYGROUND: serviceUrl, TEAMS_CHANNELS: channels } = given;
  if (serviceUrl !== undefined) return playground(given, serviceUrl, isDemo);
  const useless = (
    ['TEAMS_APP_TYPE', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID', 'TEAMS_CHANNELS'] as const
  ).find((name) => isGiven(given[name]));
  if (appId === undefined) {
    if (useless === undefined) return undefined;
    throw new ConfigError(`${useless} is of no use without TEAMS_APP_ID.`);
  }
  const { TEAMS_APP_TYPE: kind, TEAMS_TENANT_ID: tenantId, TEAMS_APP_PASSWORD: password } = given;
  if (kind === undefined) throw new ConfigError('TEAMS_APP_TYPE must be set with TEAMS_APP_ID.');
  if (tenantId === undefined) {
    throw new ConfigError('TEAMS_TENANT_ID must be set with TEAMS_APP_ID.');
  }
  if (kind === 'UserAssignedMSI') {
    if (password === undefined) return { app: { kind, appId, tenantId }, channels };
    throw new ConfigError('TEAMS_APP_PASSWORD must not be set: a managed identity has none.');
  }
  if (password === undefined) {
    throw new ConfigError('TEAMS_APP_PASSWORD must be set for a SingleTenant app.');
  }
  return { app: { kind, appId, tenantId, password }, channels };
}

const isGiven = (value: string | ReadonlyMap<string, string> | undefined): boolean =>
  typeof value === 'object' ? value.size > 0 : value !== undefined;

function playground(given: Given, serviceUrl: string, isDemo: boolean): TeamsConfig {
  if (!isDemo) throw new ConfigError('TEAMS_PLAYGROUND is for a demo: it proves nobody.');
  if (given.TEAMS_APP_ID !== undefined) {
    throw new ConfigError('TEAMS_PLAYGROUND and TEAMS_APP_ID must not both be set.');
  }
  return { app: { kind: 'playground', serviceUrl }, channels: given.TEAMS_CHANNELS };
}

export const teamsAppOf = (set: Settings): TeamsAppSettings => ({
  appId: set.TEAMS_APP_ID,
  name: set.TEAMS_APP_NAME ?? 'Support',
  developer: set.TEAMS_DEVELOPER,
  privacyUrl: set.TEAMS_PRIVACY_URL,
  termsUrl: set.TEAMS_TERMS_URL,
});
