/** What the bot shows to Teams to be believed that it is the bot. */
import {
  ConfidentialClientApplication,
  type INetworkModule,
  ManagedIdentityApplication,
} from '@azure/msal-node';
import type { Clock } from '../../../services/clock.ts';
import type { TeamsApp } from '../../settings/teams.ts';

export interface AppToken {
  /** Rejects if there is none to be had. */
  get(): Promise<string>;
  /** It was not believed: the next one is a new one. */
  drop(): void;
}

interface Held {
  readonly token: string;
  readonly expiresAt: number;
}

/** One that has less left is renewed while it is still good. */
const RENEW_BEFORE_MS = 5 * 60_000;
/** One that is dropped again and again, or can't be renewed, is not asked for at every call. */
const AT_MOST_EVERY_MS = 60_000;
const RESOURCE = 'https://api.botframework.com';

type Issuer = (isNew: boolean) => Promise<{
  readonly accessToken: string;
  readonly expiresOn: Date | null;
} | null>;

function issuerOf(
  app: Exclude<TeamsApp, { readonly kind: 'playground' }>,
  networkClient: INetworkModule,
): Issuer {
  const system = { networkClient };
  if (app.kind === 'UserAssignedMSI') {
    const managedIdentityIdParams = { userAssignedClientId: app.appId };
    const machine = new ManagedIdentityApplication({ managedIdentityIdParams, system });
    return async (forceRefresh) => machine.acquireToken({ resource: RESOURCE, forceRefresh });
  }
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: app.appId,
      clientSecret: app.password,
      authority: `https://login.microsoftonline.com/${app.tenantId}`,
    },
    system,
  });
  const scopes = [`${RESOURCE}/.default`];
  return async (skipCache) => client.acquireTokenByClientCredential({ scopes, skipCache });
}

/** Asks for one at a time, however many wait for it; the one that is held is used for as long as it is good. */
export function appToken(
  app: Exclude<TeamsApp, { readonly kind: 'playground' }>,
  { network, clock }: { readonly network: INetworkModule; readonly clock: Clock },
): AppToken {
  const issue = issuerOf(app, network);
  let held: Held | undefined;
  let underWay: Promise<Held> | undefined;
  let isRefused = false;
  let droppedAt = Number.NEGATIVE_INFINITY;
  let renewedAt = Number.NEGATIVE_INFINITY;
  const now = (): number => clock().toMillis();

  async function fetchOne(): Promise<Held> {
    // Ours is the only cache: one that the library still holds is the one that has grown old.
    const found = await issue(true);
    if (found === null) throw new Error('Microsoft gave no token.');
    isRefused = false;
    held = { token: found.accessToken, expiresAt: found.expiresOn?.getTime() ?? now() };
    return held;
  }

  async function renew(): Promise<Held> {
    underWay ??= fetchOne().finally(() => (underWay = undefined));
    return underWay;
  }

  return {
    async get() {
      const kept = isRefused ? undefined : held;
      const leftMs = (kept?.expiresAt ?? 0) - now();
      if (kept !== undefined && leftMs > RENEW_BEFORE_MS) return kept.token;
      if (kept === undefined || leftMs <= 0) return (await renew()).token;
      // Still good: whoever has something to say does not wait for the next one.
      if (now() - renewedAt >= AT_MOST_EVERY_MS) {
        renewedAt = now();
        renew().catch(() => undefined);
      }
      return kept.token;
    },
    drop() {
      if (now() - droppedAt < AT_MOST_EVERY_MS) return;
      droppedAt = now();
      isRefused = true;
    },
  };
}
