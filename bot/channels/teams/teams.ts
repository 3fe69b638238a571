/** Puts the Teams channel together. Imported only where Teams is set up, so that nobody else pays for it. */
import type { ChannelStore } from '../../../services/storage/channelStore.ts';
import type { Clock } from '../../../services/clock.ts';
import type { ConversationStore } from '../../../services/storage/conversationStore.ts';
import type { EntitlementDirectory } from '../../../services/entitlements/entitlementDirectory.ts';
import type { Log } from '../../../services/log.ts';
import type { Metrics } from '../../../services/metrics.ts';
import type { FrontDoor } from '../../http/frontDoor.ts';
import { ConversationState } from '../../conversationState.ts';
import { handle } from '../../http/route.ts';
import { type Render, renderer } from '../../render.ts';
import type { TeamsApp, TeamsConfig } from '../../settings/teams.ts';
import type { SupportBot } from '../../supportBot.ts';
import type { Turns } from '../../turns.ts';
import type { Uploads } from '../directLine/uploads.ts';
import { answered as answeredIn } from './answered.ts';
import { appToken } from './appToken.ts';
import { teamsShape } from './cards/teamsShape.ts';
import { byToken, type CallerOf, fromPlayground } from './caller.ts';
import { changes } from './changes.ts';
import { chats as chatsIn } from './chats.ts';
import type { Connector } from './connector.ts';
import { connectorClient } from './connectorClient.ts';
import { customerTurns } from './customerTurns.ts';
import { customerFiles } from './files/customerFiles.ts';
import { fileUrls } from './files/fileUrls.ts';
import { groupMention } from './groupMention.ts';
import { inbound } from './inbound.ts';
import { invokes } from './invokes.ts';
import { membership } from './membership.ts';
import { messagesRoute } from './messagesRoute.ts';
import { msalNetwork } from './msalNetwork.ts';
import { remark as remarkBy } from './remark.ts';
import { sender as senderOf } from './sending/sender.ts';
import { serviceUrls } from './serviceUrls.ts';
import { KEYS_URL, signingKeys } from './signingKeys.ts';
import { staff as staffIn, type StaffNeeds } from './staff/staff.ts';
import { STAFF_PREFIX, TEAMS_PREFIX, type TeamsChannel } from './teamsChannel.ts';
import { threads as threadsIn } from './threads.ts';
import { tokenCheck } from './tokenCheck.ts';
import { whoIs } from './whoIs.ts';

export { posting } from './posting.ts';

/** Gives what is said its shape, also in Teams. */
export const render: Render = renderer({ teams: teamsShape, teamsStaff: teamsShape });

/** What the Teams channel needs from the rest of the process. */
export interface TeamsOptions {
  readonly config: TeamsConfig;
  /** Decorated, so that what is said in it is remembered to be sent. */
  readonly store: ConversationStore;
  readonly channelStore: ChannelStore;
  readonly entitlements: Pick<EntitlementDirectory, 'contactByEmail' | 'accountOfTenant'>;
  readonly door: Pick<FrontDoor, 'limits' | 'admission'>;
  /** There is something in a conversation that the bot has to look at. */
  readonly onReceived: (conversationId: string) => void;
  /** Asked late: turns need this channel to publish through. */
  readonly turns: () => Pick<Turns, 'speak'>;
  /** True the first time that any process asks for this key, within a minute at least. */
  readonly once: (key: string) => Promise<boolean>;
  readonly render: Render;
  /** Of the people who work on requests. */
  readonly staff: StaffNeeds;
  /** What people attach, on the web as here. */
  readonly uploads: Uploads;
  /** Where we serve one of them. */
  readonly fileUrl: (id: string) => string;
  /** Other processes may serve the same conversations. */
  readonly isShared: boolean;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
  /** What tests put in the place of Microsoft's. */
  readonly connector?: Connector;
  readonly keysUrl?: string;
  readonly filesAt?: string;
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export function teamsChannel(options: TeamsOptions): TeamsChannel {
  const { config, store, channelStore, entitlements, door, onReceived, once, clock, log } = options;
  const { app } = config;
  const now = (): number => clock().toMillis();
  const isServiceUrl = serviceUrls(app.kind === 'playground' ? app.serviceUrl : undefined);
  const connector = options.connector ?? connectorOf(app);
  // On one's own machine there is one organisation, whatever it is called.
  const isOwnTenant = (tenantId: string): boolean =>
    app.kind === 'playground' || isSame(tenantId, app.tenantId);

  function connectorOf(who: TeamsApp): Connector {
    const token =
      who.kind === 'playground' ? undefined : appToken(who, { network: msalNetwork, clock });
    return connectorClient({ isServiceUrl, token });
  }

  function callerOf(): CallerOf {
    if (app.kind === 'playground') return fromPlayground(app.serviceUrl);
    const keyOf = signingKeys({
      url: options.keysUrl ?? KEYS_URL,
      now,
      onFailure: (err) => log.warn({ err }, 'the keys of Teams could not be read'),
    });
    return byToken(tokenCheck({ appId: app.appId, keyOf, clock }));
  }

  const chats = chatsIn({ store, channelStore, door, onReceived, clock });
  const threads = threadsIn({ store, onReceived });
  const answered = answeredIn(store);
  const { turns } = options;
  const staff = staffIn({
    ...options.staff,
    config,
    store,
    channelStore,
    connector,
    turns,
    clock,
    log,
  });
  const sender = senderOf({
    store,
    channelStore,
    turns,
    connector,
    isShared: options.isShared,
    metrics: options.metrics,
    clock,
    log,
  });
  const remark = remarkBy({ connector, once, now, log });
  const heard = inbound({
    chats,
    threads,
    channelStore,
    door,
    groupMention: groupMention({ chats, channelStore, connector, door, remark }),
    changes: changes({ store, chats }),
    membership: membership({ chats, channelStore }),
    stray: staff.stray,
    invokes: invokes({ store, threads, answered, cardFor: staff.view }),
    remark,
  });
  const route = messagesRoute({
    callerOf: callerOf(),
    isServiceUrl,
    isTenant: async (tenantId) =>
      isOwnTenant(tenantId) || (await entitlements.accountOfTenant(tenantId)) !== undefined,
    inbound: heard,
    onRefused: door.limits.call,
    log,
  });

  const isOurs = (conversationId: string): boolean =>
    conversationId.startsWith(TEAMS_PREFIX) || conversationId.startsWith(STAFF_PREFIX);

  return {
    install: (server) => void server.post('/api/messages', handle(log, route)),
    publish(conversationId) {
      if (!isOurs(conversationId)) return;
      answered.look(conversationId);
      sender.wake(conversationId);
    },
    typing(conversationId) {
      if (conversationId.startsWith(TEAMS_PREFIX)) sender.typing(conversationId);
    },
    async isThere(conversationId) {
      if (!conversationId.startsWith(TEAMS_PREFIX)) return false;
      const record = await store.load(conversationId);
      return record !== undefined && ConversationState.parse(record.state).teams?.isGone !== true;
    },
    staff: staff.channel,
    bot(bot: SupportBot): SupportBot {
      const customers = customerTurns(
        {
          connector,
          isServiceUrl,
          whoIs: async (found) => whoIs({ directory: entitlements, isOwnTenant }, found),
          render: options.render,
          clock,
          log,
        },
        bot,
      );
      const withFiles = customerFiles(
        {
          uploads: options.uploads,
          fileUrl: options.fileUrl,
          isFileUrl: fileUrls(options.filesAt),
          connector,
          render: options.render,
          log,
        },
        customers,
      );
      return staff.bot({
        async onTurn(context, place, state) {
          return (state.channel === 'teams' ? withFiles : bot).onTurn(context, place, state);
        },
      });
    },
    start: () => sender.start(),
    async idle() {
      await sender.idle();
      await remark.idle();
    },
    async stop() {
      await sender.stop();
      await remark.idle();
    },
  };
}
