/** The product with Teams switched on, and somebody who plays Teams: calls signed as the Bot Connector signs them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { JWTPayload } from 'jose';
import { type App, type Overrides, startApp } from '../../bot/app.ts';
import type { Connector } from '../../bot/channels/teams/connector.ts';
import { connectorClient } from '../../bot/channels/teams/connectorClient.ts';
import { conversationIdOf } from '../../bot/channels/teams/conversationIdOf.ts';
import { readConfig } from '../../bot/config.ts';
import { ConversationState } from '../../bot/conversationState.ts';
import { openIdServer, type OpenIdServer, signedBy, signingPair } from '../fakes/openIdServer.ts';
import { silentLog } from '../fakes/silentLog.ts';
import { patiently } from './patiently.ts';
import { teamsConnector, type TeamsConnector, type TeamsMember } from '../fakes/teamsConnector.ts';

export const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
export const APP_ID = '0f3b9c58-51a8-4a4e-9a5b-3a3f0d9f2a11';
export const TENANT = '8b7a6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d';
/** Of the demo account ORG-10442. */
export const CUSTOMER_TENANT = '6d1f0c1e-3a52-4b0c-9c57-0d5a44f10442';
const BOT = { id: `28:${APP_ID}`, name: 'Support' };

type Json = Readonly<Record<string, unknown>>;

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
}

export const ana: TeamsMember & Person = {
  id: '29:ana',
  aadObjectId: '00000000-0000-4000-8000-00000000000a',
  name: 'Ana Morales (Northwind)',
  email: 'ana.morales@example.com',
  userPrincipalName: 'ana.morales@example.com',
  tenantId: TENANT,
  userRole: 'user',
};

export const stan: TeamsMember & Person = {
  id: '29:stan',
  aadObjectId: '00000000-0000-4000-8000-00000000000b',
  name: 'Stan Nowak',
  email: 'stan.nowak@example.net',
  userPrincipalName: 'stan.nowak@example.net',
  tenantId: TENANT,
  userRole: 'user',
};

export interface Line {
  readonly seq: number;
  readonly sender: 'user' | 'bot';
  readonly activity: Json;
}

export interface TeamsWorld {
  readonly app: App;
  readonly connector: TeamsConnector;
  readonly keys: OpenIdServer;
  readonly folder: string;
  /** What the Bot Connector would claim, with changes. */
  token(changes?: JWTPayload): Promise<string>;
  /** As Teams calls, with the token that it would send along unless told; as Teams does, again after a 503. */
  send(
    activity: Json,
    headers?: Readonly<Record<string, string>>,
    isPatient?: boolean,
  ): Promise<Response>;
  /** An activity in somebody's personal chat; each has an id of its own. */
  personal(from: Person, changes?: Json): Json;
  /** Somebody types something in their personal chat, and it is answered. */
  say(from: Person, text: string, changes?: Json): Promise<void>;
  /** Our conversation of somebody's personal chat. */
  idOf(from: Person, tenantId?: string): string;
  /** What our log has of it. */
  log(from: Person, tenantId?: string): readonly Line[];
  /** The ids of replies of what the bot has said. */
  replies(from: Person, tenantId?: string): readonly string[];
  state(from: Person, tenantId?: string): ConversationState | undefined;
  /** All that is kept, to see whether anything was changed. */
  kept(): string;
  /** Another process erases somebody's conversation. */
  erase(from: Person): void;
  close(): Promise<void>;
}

export const chatIdOf = ({ id }: Pick<Person, 'id'>): string => `a:personal-${id}`;

/** The connector's double stands where Teams is. */
const at = (connector: Connector, serviceUrl: string): Connector => ({
  post: async (where, ...rest) => connector.post({ ...where, serviceUrl }, ...rest),
  update: async (where, ...rest) => connector.update({ ...where, serviceUrl }, ...rest),
  openPersonal: async (who, ...rest) => connector.openPersonal({ ...who, serviceUrl }, ...rest),
  startThread: async (where, ...rest) => connector.startThread({ ...where, serviceUrl }, ...rest),
  member: async (where, ...rest) => connector.member({ ...where, serviceUrl }, ...rest),
  picture: async (url, options) => connector.picture(url, options),
});

export async function teamsWorld(
  settings: Readonly<Record<string, string>> = {},
  others: NonNullable<Overrides['teams']> = {},
): Promise<TeamsWorld> {
  const pair = signingPair('connector');
  const [keys, connector, folder] = await Promise.all([
    openIdServer(pair),
    teamsConnector(),
    mkdtemp(join(tmpdir(), 'teams-')),
  ]);
  for (const member of [ana, stan]) connector.members.set(member.id, member);
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    TEAMS_APP_ID: APP_ID,
    TEAMS_APP_TYPE: 'SingleTenant',
    TEAMS_APP_PASSWORD: 'a-password-of-the-app',
    TEAMS_TENANT_ID: TENANT,
    ...settings,
  });
  const client = connectorClient({ isServiceUrl: () => true, token: undefined });
  const app = await startApp(config, silentLog, {
    teams: { keysUrl: keys.url, connector: at(client, connector.serviceUrl), ...others },
  });
  let ids = 1_795_000_000_000;

  const inSeconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;
  const token: TeamsWorld['token'] = async (changes = {}) =>
    signedBy(pair, {
      iss: 'https://api.botframework.com',
      aud: APP_ID,
      serviceurl: SERVICE_URL,
      nbf: inSeconds(-60),
      exp: inSeconds(3600),
      ...changes,
    });

  const send: TeamsWorld['send'] = async (activity, headers, isPatient = true) => {
    const own = headers ?? { authorization: `Bearer ${await token()}` };
    const call = async () =>
      fetch(`${app.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...own },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(50_000),
      });
    return isPatient ? patiently(call) : call();
  };

  const personal: TeamsWorld['personal'] = ({ id, name, aadObjectId }, changes) => ({
    type: 'message',
    id: String((ids += 1)),
    timestamp: new Date().toISOString(),
    localTimezone: 'Europe/Warsaw',
    channelId: 'msteams',
    serviceUrl: SERVICE_URL,
    from: { id, name, aadObjectId },
    recipient: BOT,
    conversation: {
      conversationType: 'personal',
      tenantId: TENANT,
      id: chatIdOf({ id }),
    },
    entities: [{ locale: 'en-GB', country: 'GB', platform: 'Web', type: 'clientInfo' }],
    locale: 'en-GB',
    channelData: { tenant: { id: TENANT } },
    ...changes,
  });

  const idOf: TeamsWorld['idOf'] = (from, tenantId = TENANT) =>
    conversationIdOf(tenantId, chatIdOf(from));

  const withDatabase = <T>(look: (database: DatabaseSync) => T): T => {
    const database = new DatabaseSync(join(folder, 'support.db'), { readOnly: true });
    try {
      return look(database);
    } finally {
      database.close();
    }
  };

  const log: TeamsWorld['log'] = (from, tenantId) =>
    withDatabase((database) =>
      database
        .prepare(
          `SELECT seq, sender, activity FROM conversation_log
           WHERE conversation = (SELECT number FROM conversations WHERE id = ?) ORDER BY seq`,
        )
        .all(idOf(from, tenantId))
        .map(({ seq, sender, activity }) => ({
          seq: Number(seq),
          sender: sender === 'user' ? 'user' : 'bot',
          activity: JSON.parse(String(activity)) as Json,
        })),
    );

  return {
    app,
    connector,
    keys,
    folder,
    token,
    send,
    personal,
    idOf,
    log,
    async say(from, text, changes) {
      const response = await send(personal(from, { text, ...changes }));
      if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
      await app.idle();
    },
    replies: (from, tenantId) =>
      log(from, tenantId)
        .filter(({ sender }) => sender === 'bot')
        .map(({ activity }) =>
          String((activity['channelData'] as { reply?: string } | undefined)?.reply),
        ),
    state(from, tenantId) {
      const row = withDatabase((database) =>
        database.prepare('SELECT state FROM conversations WHERE id = ?').get(idOf(from, tenantId)),
      );
      return row && ConversationState.parse(JSON.parse(String(row['state'])));
    },
    kept: () =>
      withDatabase((database) =>
        JSON.stringify(
          database
            .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            .all()
            .map(({ name }) => [name, database.prepare(`SELECT * FROM "${String(name)}"`).all()]),
        ),
      ),
    erase(from) {
      const database = new DatabaseSync(join(folder, 'support.db'));
      const number = '(SELECT number FROM conversations WHERE id = ?)';
      for (const table of ['conversation_inbox', 'conversation_log']) {
        database.prepare(`DELETE FROM ${table} WHERE conversation = ${number}`).run(idOf(from));
      }
      database.prepare('DELETE FROM conversations WHERE id = ?').run(idOf(from));
      database.close();
    },
    async close() {
      await app.stop();
      await Promise.all([keys.close(), connector.close(), rm(folder, { recursive: true })]);
    },
  };
}
