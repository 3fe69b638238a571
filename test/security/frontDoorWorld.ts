/** The product with a case in it, and everything that opens one of its doors. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SignJWT } from 'jose';
import { type App, startApp } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { keptSecrets } from '../../bot/secrets.ts';
import { eventually } from '../fakes/eventually.ts';
import { silentLog } from '../fakes/silentLog.ts';
import { openIdServer, signedBy } from '../fakes/openIdServer.ts';
import { connectorClient } from '../../bot/channels/teams/connectorClient.ts';
import type { Genuine } from '../support/badCredentials.ts';
import { type GenuineTeams, teamsClaims, teamsPairs } from '../support/badTeamsCredentials.ts';
import { patiently } from '../support/patiently.ts';
import { webClient } from '../support/webClient.ts';
import { type Door, DOORS, inTeams, TEAMS } from './doors.ts';

type Key = Parameters<SignJWT['sign']>[0];

export interface FrontDoorWorld {
  readonly app: App;
  readonly genuine: Genuine;
  readonly teams: GenuineTeams;
  /** Doors that are not for everybody. */
  readonly guarded: readonly { readonly route: string; readonly door: GuardedDoor }[];
  /** Of a route, with the ids of what there is. */
  readonly pathOf: (route: string) => string;
  /** Each from an address of its own, so that what is refused is refused for what it is. */
  readonly call: (
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: object,
  ) => Promise<Response>;
  /** Says to whom it would open. */
  readonly rightFor: (door: GuardedDoor) => string;
  /** As a host page signs it, or as others would. */
  readonly customerToken: (claims: object, alg?: string, key?: Key) => Promise<string>;
  /** A digest of everything that is kept. */
  readonly kept: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export type GuardedDoor = Extract<Door, { readonly for: string }>;

const METRICS_TOKEN = 'the-token-of-the-metrics';
const inSeconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;

export const methodOf = (route: string): string => route.split(' ', 1)[0] ?? '';

export async function frontDoorWorld(): Promise<FrontDoorWorld> {
  const hostKey = generateKeyPairSync('ed25519');
  const hostPem = hostKey.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const folder = await mkdtemp(join(tmpdir(), 'front-door-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    TRUSTED_PROXIES: '127.0.0.1',
    METRICS_TOKEN,
    CUSTOMER_TOKEN_PUBLIC_KEY: hostPem,
    TEAMS_APP_ID: TEAMS.appId,
    TEAMS_APP_TYPE: 'SingleTenant',
    TEAMS_APP_PASSWORD: 'a-password-of-the-app',
    TEAMS_TENANT_ID: TEAMS.tenantId,
  });
  const pairs = teamsPairs();
  const keys = await openIdServer(...pairs);
  // Everything that would go to Teams is refused before it leaves.
  const connector = connectorClient({ isServiceUrl: () => false, token: undefined });
  const app = await startApp(config, silentLog, { teams: { keysUrl: keys.url, connector } });
  const teams: GenuineTeams = {
    appId: TEAMS.appId,
    serviceUrl: TEAMS.serviceUrl,
    pairs,
    activity: inTeams,
  };
  const client = await webClient(app.url, { demoCustomer: 'ana' });
  await client.say('How do I add a second StoreFront server to a server group?');
  await client.say('send');
  await app.idle();

  let calls = 0;
  const call: FrontDoorWorld['call'] = (method, path, headers, body) => {
    calls += 1;
    const from = `2001:db8:${calls.toString(16)}::1`;
    return patiently(() =>
      fetch(`${app.url}${path}`, {
        method,
        headers: {
          'x-forwarded-for': from,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(50_000),
      }),
    );
  };

  const customerToken: FrontDoorWorld['customerToken'] = (
    claims,
    alg = 'EdDSA',
    key = hostKey.privateKey,
  ) =>
    new SignJWT({
      sub: 'ana',
      name: 'Ana',
      email: 'ana@example.com',
      account: '100001',
      aud: 'support-intake-bot',
      iat: inSeconds(0),
      exp: inSeconds(600),
      ...claims,
    })
      .setProtectedHeader({ alg })
      .sign(key);

  async function begun() {
    const post = async (path: string, token?: string) => {
      const response = await call('POST', path, { authorization: `Bearer ${token ?? ''}` }, {});
      return (await response.json()) as Record<'token' | 'conversationId' | 'streamUrl', string>;
    };
    const { token } = await post('/api/webchat/token');
    return post('/v3/directline/conversations', token);
  }

  const { deskToken, directLineSecret, sessionSecret } = keptSecrets(folder);
  const [mine, other] = await Promise.all([begun(), begun()]);
  await app.idle();
  const genuine: Genuine = {
    deskToken,
    directLineSecret,
    sessionSecret,
    metricsToken: METRICS_TOKEN,
    customerPublicKey: hostPem,
    customerToken: await customerToken({}),
    token: mine.token,
    otherToken: other.token,
    streamToken: new URL(mine.streamUrl).searchParams.get('t') ?? '',
    teamsToken: await signedBy(pairs[0], teamsClaims(teams)),
  };
  const list = await call('GET', '/desk/api/requests', { authorization: `Bearer ${deskToken}` });
  const { requests } = (await list.json()) as { requests: readonly { reference: string }[] };
  const ids: Readonly<Record<string, string>> = {
    id: mine.conversationId,
    reference: requests[0]?.reference ?? '',
  };
  const right: Readonly<Record<GuardedDoor['for'], string>> = {
    conversation: genuine.token,
    token: genuine.token,
    secret: directLineSecret,
    desk: deskToken,
    metrics: METRICS_TOKEN,
    teams: genuine.teamsToken,
  };

  return {
    app,
    genuine,
    teams,
    guarded: Object.entries(DOORS).flatMap(([route, door]) =>
      'for' in door ? [{ route, door }] : [],
    ),
    pathOf: (route) =>
      route.replace(/^\w+ /, '').replace(/:(\w+)/g, (_, name: string) => ids[name] ?? ''),
    call,
    rightFor: (door) => right[door.for],
    customerToken,
    async kept() {
      await app.idle();
      const database = new DatabaseSync(join(folder, 'support.db'), { readOnly: true });
      const unsent = database.prepare('SELECT count(*) AS left FROM channel_unsent');
      // What was rightly said before is sent behind it, and is noted when that is over.
      await eventually('nothing is on its way to Teams', () => unsent.get()?.['left'] === 0);
      const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
      const hash = createHash('sha256');
      for (const { name } of tables) {
        hash.update(JSON.stringify(database.prepare(`SELECT * FROM "${String(name)}"`).all()));
      }
      database.close();
      const uploads = await readdir(join(folder, 'uploads')).catch(() => []);
      return hash.update(uploads.join()).digest('hex');
    },
    async close() {
      await app.stop();
      await keys.close();
      await rm(folder, { recursive: true });
    },
  };
}
