/**
 * Plays a conversation as a customer has it, without a network: lines in, replies out. A new bot is
 * built for every line, so each story also proves that everything survives in the store.
 */
import { expect } from 'chai';
import { DateTime, type DurationLikeObject } from 'luxon';
import { ConversationAdapter } from '../../bot/conversationAdapter.ts';
import type { ConversationState } from '../../bot/conversationState.ts';
import { demoCustomers } from '../../bot/demoCustomers.ts';
import { dialogServices } from '../../bot/dialogServices.ts';
import { proactive } from '../../bot/proactive.ts';
import { redacting } from '../../bot/redacting.ts';
import { supportBot } from '../../bot/supportBot.ts';
import { turns as turnsOf } from '../../bot/turns.ts';
import type { Choice, Intake } from '../../dialogs/say.ts';
import { embeddedDesk } from '../../services/cases/adapters/embeddedDesk.ts';
import { instantReader } from '../../services/dates/instantReader.ts';
import { fileDirectory } from '../../services/entitlements/adapters/fileDirectory.ts';
import type { EntitlementDirectory } from '../../services/entitlements/entitlementDirectory.ts';
import { loadAccounts } from '../../services/entitlements/loadAccounts.ts';
import { relay as relayOver } from '../../services/outbox/relay.ts';
import { evaluate } from '../../services/policy/evaluate.ts';
import { loadPolicies } from '../../services/policy/loadPolicies.ts';
import { raiseRequest } from '../../services/requests/raise.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { sqliteConversationStore } from '../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../services/storage/sqlite/database.ts';
import { sqliteOutbox } from '../../services/storage/sqlite/outbox.ts';
import { sqliteRequestStore } from '../../services/storage/sqlite/requestStore.ts';
import { silentLog } from '../fakes/silentLog.ts';

const policies = loadPolicies(new URL('../../services/policy/policies/', import.meta.url));
const accounts = loadAccounts(
  new URL('../../services/entitlements/adapters/demoAccounts.yaml', import.meta.url),
);
const demo = demoCustomers(accounts, policies);
/** One reader for all stories: its threads are slow to start, and hold nothing of a conversation. */
const instants = instantReader({ deadlineMs: 5_000 });

/** One message of the bot, as a client sees it. */
export interface Reply {
  /** Which reply of the catalogue it is. */
  readonly id: string;
  readonly text: string;
  readonly choices: readonly Choice[];
  readonly intake: Intake | undefined;
  /** The id that the card's buttons send back. */
  readonly card: string | undefined;
  readonly activity: Readonly<Record<string, unknown>>;
}

export interface Talk {
  /** Sends a line, and returns what the bot says to it. */
  say(text: string, extra?: Readonly<Record<string, unknown>>): Promise<readonly Reply[]>;
  /** Sends several lines, returns what is said to the last. */
  sayAll(...lines: readonly string[]): Promise<readonly Reply[]>;
  /** Presses a button of a card. */
  press(card: string, action: string, slot?: string): Promise<readonly Reply[]>;
  /** Sends several lines at once, and waits until all are answered. */
  sayAtOnce(...lines: readonly string[]): Promise<readonly Reply[]>;
  wait(duration: DurationLikeObject): void;
  /** What the bot said last. */
  readonly last: readonly Reply[];
  /** Which question is open: of what was said last, the last that asks. */
  readonly asking: string | undefined;
  /** The card that is live. */
  readonly card: string;
  /** Delivers what is due to desk and customer, and returns what the customer is told. */
  deliver(): Promise<readonly Reply[]>;
  requests(): Promise<readonly SupportRequest[]>;
  /** Everything in the store about this conversation, as text, to search for what must not be there. */
  stored(): Promise<string>;
}

export interface TalkOptions {
  /** A demo customer's id; without one a stranger speaks. */
  readonly as?: string;
  readonly locale?: string;
  readonly zone?: string;
  /** When it begins; a Saturday in London by default. */
  readonly at?: string;
  readonly entitlements?: EntitlementDirectory;
}

function replyOf(activity: Readonly<Record<string, unknown>>): Reply {
  const channelData = activity['channelData'] as
    | { readonly reply?: string; readonly intake?: Intake }
    | undefined;
  const cardJson = JSON.stringify(activity['attachments'] ?? []);
  return {
    id: channelData?.reply ?? '',
    text: [activity['text'], activity['summary']].find((one) => typeof one === 'string') ?? '',
    choices: channelData?.intake?.choices ?? [],
    intake: channelData?.intake,
    card: /"card":"([^"]+)"/.exec(cardJson)?.[1],
    activity,
  };
}

export async function talk(options: TalkOptions = {}): Promise<Talk> {
  const { as, locale = 'en-GB', zone = 'Europe/London' } = options;
  const speaker = as === undefined ? ({ kind: 'stranger' } as const) : demo.speaker(as);
  if (speaker === undefined) throw new Error(`There is no demo customer "${as}".`);
  let now = DateTime.fromISO(options.at ?? '2026-11-21T10:00', { zone: 'Europe/London' });
  const clock = () => now;
  const database = openDatabase(':memory:');
  const store = redacting(sqliteConversationStore(database, clock));
  const requests = sqliteRequestStore(database, clock);
  const outbox = sqliteOutbox(database, clock);
  const entitlements = options.entitlements ?? fileDirectory({ accounts });
  const id = 'conversation';
  const state: ConversationState = {
    channel: 'web',
    userId: 'dl_user',
    speaker,
    createdAt: now.toUTC().toISO() ?? '',
  };
  await store.create(id, state);

  function freshTurns() {
    const raise = raiseRequest({
      evaluate: (facts, at) => evaluate(policies, facts, at),
      entitlements,
      store: requests,
      clock,
      directoryDeadlineMs: 200,
    });
    const services = dialogServices({ policies, entitlements, instants, raise });
    return turnsOf({
      store,
      adapter: new ConversationAdapter(),
      bot: supportBot({ services, store, clock }),
      publish: () => undefined,
      typing: () => undefined,
      log: silentLog,
    });
  }

  let last: readonly Reply[] = [];
  let seen = 0;

  async function heard(): Promise<readonly Reply[]> {
    const lines = await store.read(id, seen + 1);
    seen = lines.at(-1)?.seq ?? seen;
    last = lines.filter(({ sender }) => sender === 'bot').map(({ activity }) => replyOf(activity));
    return last;
  }

  async function send(...activities: readonly Readonly<Record<string, unknown>>[]) {
    now = now.plus({ seconds: 20 });
    for (const activity of activities) {
      const channel = { conversation: { id }, locale, localTimezone: zone };
      await store.receive(id, { ...channel, ...activity });
    }
    const bot = freshTurns();
    for (const _ of activities) bot.wake(id);
    await bot.idle();
    return heard();
  }

  const message = (text: string, extra = {}) => ({ type: 'message', text, ...extra });
  await send({ type: 'conversationUpdate' });

  return {
    say: (text, extra) => send(message(text, extra)),
    async sayAll(...lines) {
      for (const line of lines) await send(message(line));
      return last;
    },
    press: (card, action, slot) =>
      send({ type: 'message', value: { intake: { card, action, ...(slot ? { slot } : {}) } } }),
    sayAtOnce: (...lines) => send(...lines.map((line) => message(line))),
    wait(duration) {
      now = now.plus(duration);
    },
    get last() {
      return last;
    },
    get asking() {
      return last.findLast(({ intake }) => intake?.asking !== undefined)?.intake?.asking;
    },
    get card() {
      const card = last.findLast((one) => one.card !== undefined)?.card;
      expect(card, 'no card was shown').to.be.a('string');
      return card ?? '';
    },
    async deliver() {
      const turns = freshTurns();
      const backend = embeddedDesk(database, clock);
      const notifier = proactive(turns);
      const relay = relayOver({ outbox, requests, backend, notifier, clock, log: silentLog });
      relay.start();
      await relay.idle();
      await relay.stop();
      return heard();
    },
    requests: () => requests.list({ limit: 100 }),
    async stored() {
      const record = await store.load(id);
      return JSON.stringify([record, await store.read(id, 1), await requests.list({ limit: 100 })]);
    },
  };
}

/** The ids of replies, to assert which were given and not how they are worded. */
export const ids = (replies: readonly Reply[]): readonly string[] => replies.map(({ id }) => id);

/** A stranger's outage up to the review card, as quickly as it can be told. */
export async function outageToReview(options: TalkOptions = {}): Promise<Talk> {
  // Ten in the morning in New York, where the customers are whose day begins last.
  const story = await talk({ at: '2026-11-21T15:00', ...options });
  await story.sayAll(
    'Our StoreFront has been down since 6 this morning, 500 people can’t log in',
    'No',
    'No orders can be taken',
    'yes',
    '2402 LTSR',
  );
  if (options.as === undefined) {
    await story.sayAll('ORG-10442', 'Bo Ek', 'bo@example.com');
  }
  await story.say('+44 20 7946 0000');
  expect(story.asking).to.equal('review');
  return story;
}
