/**
 * Plays a conversation as a customer has it, without a network: lines in, replies out. A new bot is
 * built for every line, so each story also proves that everything survives in the store.
 */
import { expect } from 'chai';
import type { DurationLikeObject } from 'luxon';
import type { ConversationState } from '../../bot/conversationState.ts';
import { demoCustomers } from '../../bot/demoCustomers.ts';
import type { Choice, Intake } from '../../dialogs/say.ts';
import type { CaseRequest, SupportRequest } from '../../services/requests/supportRequest.ts';
import { accounts, policies, world, type World, type WorldOptions } from './world.ts';

const demo = demoCustomers(accounts, policies);

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
  /** Fills in a card with all questions, as its inputs send it. */
  fill(card: string, inputs: Readonly<Record<string, string>>): Promise<readonly Reply[]>;
  /** Sends several lines at once, and waits until all are answered. */
  sayAtOnce(...lines: readonly string[]): Promise<readonly Reply[]>;
  /** Where it takes place: staff, mails, other people. */
  readonly world: World;
  wait(duration: DurationLikeObject): void;
  /** What the bot said last. */
  readonly last: readonly Reply[];
  /** Which question is open: of what was said last, the last that asks. */
  readonly asking: string | undefined;
  /** The card that is live. */
  readonly card: string;
  /** Delivers what is due to desk and customer, and returns what the customer is told. */
  deliver(): Promise<readonly Reply[]>;
  /** Everything that was sent, newest first. */
  requests(): Promise<readonly SupportRequest[]>;
  /** Of it, what asks for a new case. */
  cases(): Promise<readonly CaseRequest[]>;
  /** Everything in the store about this conversation, as text, to search for what must not be there. */
  stored(): Promise<string>;
}

export interface TalkOptions extends WorldOptions {
  /** Where it takes place: another conversation's world, or one of its own. */
  readonly in?: World;
  /** A demo customer's id; without one a stranger speaks. */
  readonly as?: string;
  readonly locale?: string;
  readonly zone?: string;
  /** The web without one. */
  readonly channel?: ConversationState['channel'];
}

function replyOf(activity: Readonly<Record<string, unknown>>): Reply {
  const channelData = activity['channelData'] as
    | { readonly reply?: string; readonly intake?: Intake; readonly twin?: string }
    | undefined;
  const cardJson = JSON.stringify(activity['attachments'] ?? []);
  return {
    id: channelData?.reply ?? '',
    text:
      [channelData?.twin, activity['text'], activity['summary']].find(
        (one) => typeof one === 'string',
      ) ?? '',
    choices: channelData?.intake?.choices ?? [],
    intake: channelData?.intake,
    card: /"card":"([^"]+)"/.exec(cardJson)?.[1],
    activity,
  };
}

let conversations = 0;

export async function talk(options: TalkOptions = {}): Promise<Talk> {
  const { as, locale = 'en-GB', zone = 'Europe/London', channel: on = 'web' } = options;
  const speaker = as === undefined ? ({ kind: 'stranger' } as const) : demo.speaker(as);
  if (speaker === undefined) throw new Error(`There is no demo customer "${as}".`);
  const place = options.in ?? world(options);
  const { store, requests } = place;
  conversations += 1;
  const id = `conversation-${conversations}`;
  const state: ConversationState = {
    channel: on,
    userId: 'dl_user',
    speaker,
    createdAt: place.now().toUTC().toISO() ?? '',
    address: 'an address',
  };
  await store.create(id, state);

  let last: readonly Reply[] = [];
  let seen = 0;

  async function heard(): Promise<readonly Reply[]> {
    const lines = await store.read(id, seen + 1);
    seen = lines.at(-1)?.seq ?? seen;
    last = lines.filter(({ sender }) => sender === 'bot').map(({ activity }) => replyOf(activity));
    return last;
  }

  async function send(...activities: readonly Readonly<Record<string, unknown>>[]) {
    place.wait({ seconds: 20 });
    for (const activity of activities) {
      const channel = { conversation: { id }, locale, localTimezone: zone };
      await store.receive(id, { ...channel, ...activity });
    }
    const bot = place.freshTurns();
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
    fill: (card, inputs) =>
      send({ type: 'message', value: { intake: { card, action: 'fill' }, ...inputs } }),
    sayAtOnce: (...lines) => send(...lines.map((line) => message(line))),
    world: place,
    wait: (duration) => place.wait(duration),
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
      await place.deliver();
      return heard();
    },
    requests: () => requests.list({ limit: 100 }),
    cases: async () =>
      (await requests.list({ limit: 100 })).filter((one) => one.kind === 'openCase'),
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
