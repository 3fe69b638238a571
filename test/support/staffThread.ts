/** A thread of staff in Teams, as people have it there: what stands in it, and what they write and press. */
import { expect } from 'chai';
import type { Member } from '../../bot/channels/teams/connector.ts';
import type { StaffTeam, World } from './world.ts';

export type Json = Readonly<Record<string, unknown>>;

const TENANT = '11111111-1111-4111-8111-111111111111';

const member = (id: string, name: string, more: Partial<Member> = {}): Member => ({
  id,
  name,
  aadObjectId: undefined,
  email: undefined,
  userPrincipalName: `${name.toLowerCase().replace(' ', '.')}@support.example`,
  tenantId: TENANT,
  userRole: 'user',
  ...more,
});

export const KIM = '29:kim';
export const LEE = '29:lee';
/** Another person with Kim’s name. */
export const OTHER_KIM = '29:other-kim';
export const GUEST = '29:guest';
export const PARTNER = '29:partner';
export const NOBODY = '29:nobody';

export const KIM_IN_DIRECTORY = '00000000-0000-4000-8000-00000000001a';

/** Two Kims and Lee work here; a guest and somebody of another organisation can read along. */
export const aTeam = (channels: StaffTeam['channels']): StaffTeam => ({
  channels,
  ownTenant: TENANT,
  members: new Map(
    [
      member(KIM, 'Kim Berg', { aadObjectId: KIM_IN_DIRECTORY }),
      member(LEE, 'Lee Novak', { aadObjectId: '00000000-0000-4000-8000-000000000012' }),
      member(OTHER_KIM, 'Kim Berg', { aadObjectId: '00000000-0000-4000-8000-000000000013' }),
      member(GUEST, 'Gus Tern', { userRole: 'guest' }),
      member(PARTNER, 'Pia Tarn', { tenantId: '22222222-2222-4222-8222-222222222222' }),
    ].map((one) => [one.id, one]),
  ),
});

/** Every object in a card that has a type. */
export function elements(card: unknown): readonly Json[] {
  if (Array.isArray(card)) return card.flatMap(elements);
  if (typeof card !== 'object' || card === null) return [];
  const own = 'type' in card ? [card as Json] : [];
  return [...own, ...Object.values(card).flatMap(elements)];
}

/** The words on the buttons of a card. */
export const buttonsOf = (card: unknown): readonly string[] =>
  elements(card)
    .filter(({ type }) => ['Action.Execute', 'Action.ShowCard'].includes(String(type)))
    .map(({ title }) => String(title))
    .filter((title) => title !== 'Send' && title !== 'undefined');

export interface StaffThreadTalk {
  readonly id: string;
  /** What stands there of the bot, oldest first, each as it is now; `(card)` for a card. */
  lines(): Promise<readonly string[]>;
  /** Ids of what the bot said, updates too, in the order in which it was said. */
  ids(): Promise<readonly string[]>;
  /** The card as it stands. */
  card(): Promise<Json>;
  /** Somebody writes to the bot; returns what it says to that. */
  say(text: string, who?: string, extra?: Json): Promise<readonly string[]>;
  /** Somebody presses a button, with what they wrote beside it. */
  press(title: string, who?: string, inputs?: Json): Promise<readonly string[]>;
  /** The same delivery again. */
  again(): Promise<readonly string[]>;
  /** The state of the conversation. */
  state(): Promise<Json>;
}

const notedOf = ({ channelData }: Json) =>
  channelData as { readonly reply: string; readonly twin?: string };
const isHandoff = (activity: Json): boolean => notedOf(activity).reply === 'teams-staff.card';
/** Lines of somebody's are a card of their own, which stands in the log in words. */
const textOf = (activity: Json): string => {
  const { text } = activity;
  if (isHandoff(activity)) return '(card)';
  return typeof text === 'string' ? text : (notedOf(activity).twin ?? '');
};
const cardOf = ({ attachments }: Json): Json | undefined =>
  Array.isArray(attachments) ? (attachments[0] as { content: Json }).content : undefined;

let messages = 0;

export function staffThread(place: World, id: string): StaffThreadTalk {
  let last: Json = {};

  const said = async (from = 1): Promise<readonly Json[]> =>
    (await place.store.read(id, from))
      .filter(({ sender }) => sender === 'bot')
      .map(({ activity }) => activity);

  async function send(activity: Json): Promise<readonly string[]> {
    last = activity;
    const before = (await place.store.load(id))?.length ?? 0;
    await place.store.receive(id, { ...activity, conversation: { id } });
    const bot = place.freshTurns();
    bot.wake(id);
    await bot.idle();
    return (await said(before + 1)).map(textOf).filter((text) => text !== '(card)');
  }

  async function card(): Promise<Json> {
    const now = (await said()).filter(isHandoff).map(cardOf).at(-1);
    if (now === undefined) throw new Error(`There is no card in ${id}.`);
    return now;
  }

  const nextId = (): string => `teams-message-${(messages += 1)}`;

  return {
    id,
    card,
    async lines() {
      const all = await said();
      const first = ({ id }: Json) => all.findIndex((other) => other['id'] === id);
      const asItIs = ({ id }: Json) => all.findLast((other) => other['id'] === id) ?? {};
      return all
        .filter((activity, at) => activity['id'] === undefined || first(activity) === at)
        .map((activity) => textOf(activity['id'] === undefined ? activity : asItIs(activity)));
    },
    ids: async () => (await said()).map((activity) => notedOf(activity).reply),
    say: (text, who = KIM, extra = {}) =>
      send({ type: 'message', id: nextId(), from: { id: who }, text, ...extra }),
    async press(title, who = KIM, inputs = {}) {
      // What they see: their own card, if there is one for them.
      const shown = (await place.staffView(id, who)) ?? (await card());
      const all = elements(shown);
      const button = all.find((one) => one['title'] === title);
      expect(button, `no button “${title}”`).to.be.an('object');
      const sends = button?.['type'] === 'Action.ShowCard' ? elements(button['card']) : [button];
      const execute = sends.find((one) => one?.['type'] === 'Action.Execute');
      const data = { ...(execute?.['data'] as Json), ...inputs };
      const action = { type: 'Action.Execute', verb: execute?.['verb'], data };
      return send({ type: 'invoke', id: nextId(), from: { id: who }, value: { action } });
    },
    again: async () => send({ ...last }),
    async state() {
      return ((await place.store.load(id))?.state ?? {}) as Json;
    },
  };
}
