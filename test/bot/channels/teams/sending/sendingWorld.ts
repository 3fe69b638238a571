/** Lives of a process that sends to Teams, over a store and a Connector that outlive them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connectorClient } from '../../../../../bot/channels/teams/connectorClient.ts';
import { posting } from '../../../../../bot/channels/teams/posting.ts';
import {
  type Sender,
  sender as senderOf,
} from '../../../../../bot/channels/teams/sending/sender.ts';
import { serviceUrls } from '../../../../../bot/channels/teams/serviceUrls.ts';
import type { TeamsPlace } from '../../../../../bot/channels/teams/teamsPlace.ts';
import { ConversationAdapter } from '../../../../../bot/conversationAdapter.ts';
import { ConversationState } from '../../../../../bot/conversationState.ts';
import { type Turns, turns as turnsOf } from '../../../../../bot/turns.ts';
import type { Log } from '../../../../../services/log.ts';
import { type Metrics, silentMetrics } from '../../../../../services/metrics.ts';
import type { ChannelStore } from '../../../../../services/storage/channelStore.ts';
import type { ConversationStore } from '../../../../../services/storage/conversationStore.ts';
import type { TurnLock } from '../../../../../services/storage/turnLock.ts';
import type { SetClock } from '../../../../fakes/clocks.ts';
import { silentLog } from '../../../../fakes/silentLog.ts';
import type { TeamsConnector } from '../../../../fakes/teamsConnector.ts';

export interface Life {
  readonly turns: Turns;
  readonly sender: Sender;
  /** Nothing that it does counts any more, and nothing answers it. */
  kill(): void;
  /** It was killed, and what it has asked for before has happened. */
  readonly isDead: () => boolean;
  say(
    conversationId: string,
    ...replies: readonly Readonly<Record<string, unknown>>[]
  ): Promise<void>;
}

interface Kept {
  readonly store: ConversationStore;
  readonly channels: ChannelStore;
  readonly double: Pick<TeamsConnector, 'serviceUrl'>;
  readonly clock: SetClock;
}

interface Options {
  readonly isShared?: boolean;
  /** Dies at this call to store or Connector: half of the time before it is done, else after. */
  readonly diesAt?: number;
  readonly lock?: TurnLock;
  /** Time passes by itself; else it passes as it is waited for. */
  readonly isRealTime?: boolean;
  readonly metrics?: Metrics;
  readonly log?: Log;
  readonly deadlineMs?: number;
}

const never = new Promise<never>(() => {});

export function life(
  { store, channels, double, clock }: Kept,
  {
    isShared = false,
    diesAt = Number.POSITIVE_INFINITY,
    metrics = silentMetrics,
    log = silentLog,
    deadlineMs = 4000,
    isRealTime = false,
    ...rest
  }: Options = {},
): Life {
  let isDead = false;
  let calls = 0;
  /** Calls that a process has made are made, though it is killed before they are answered. */
  let underWay = 0;
  const mortal = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]): Promise<unknown> => {
          calls += 1;
          const isLast = calls === diesAt;
          if (isLast && calls % 2 === 0) isDead = true;
          if (isDead) return never;
          underWay += 1;
          const done = (member as (...all: unknown[]) => Promise<unknown>).apply(target, args);
          const result: unknown = await done.finally(() => (underWay -= 1));
          if (isLast) isDead = true;
          return isDead ? never : result;
        };
      },
    });
  const ownChannels = mortal(channels);
  const ownStore = posting(mortal(store), ownChannels);
  const connector = mortal(
    connectorClient({
      isServiceUrl: serviceUrls(double.serviceUrl),
      token: undefined,
      deadlineMs,
    }),
  );
  const turns: Turns = turnsOf({
    store: ownStore,
    ...rest,
    adapter: new ConversationAdapter(),
    bot: {
      async onTurn(context, _place, state) {
        await context.sendActivity(`re: ${context.activity.text}`);
        return state;
      },
    },
    publish: (id) => sender.wake(id),
    typing: (id) => sender.typing(id),
    log,
  });
  const sender: Sender = senderOf({
    store: ownStore,
    channelStore: ownChannels,
    turns: () => turns,
    connector,
    isShared,
    metrics,
    clock: clock.now,
    log,
    async pause(ms, signal) {
      signal.throwIfAborted();
      if (isDead) return never;
      await sleep(isRealTime ? ms : 1, undefined, { signal });
      clock.forward(Math.ceil(ms));
      return undefined;
    },
  });
  return {
    turns,
    sender,
    kill: () => void (isDead = true),
    isDead: () => isDead && underWay === 0,
    async say(conversationId, ...replies) {
      await turns.speak(conversationId, (state) => ({ state, replies }));
    },
  };
}

export const placeAt = (double: TeamsConnector, more: Partial<TeamsPlace> = {}): TeamsPlace => ({
  serviceUrl: double.serviceUrl,
  tenantId: 'tenant',
  sent: 0,
  ids: {},
  ...more,
});

export const stateAt = (teams: TeamsPlace): ConversationState => ({
  channel: teams.channelId === undefined ? 'teams' : 'teamsStaff',
  userId: '29:ana',
  speaker: { kind: 'stranger' },
  createdAt: '2026-11-22T10:00:00.000Z',
  teams,
});

export async function placeOf(
  store: ConversationStore,
  id: string,
): Promise<TeamsPlace | undefined> {
  const record = await store.load(id);
  return record && ConversationState.parse(record.state).teams;
}
