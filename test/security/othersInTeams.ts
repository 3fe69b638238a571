import { randomOf } from '../faults/random.ts';
import { elements } from '../support/staffThread.ts';
import {
  ana,
  chatIdOf,
  CUSTOMER_TENANT,
  type Person,
  stan,
  TENANT,
  teamsWorld,
  type TeamsWorld,
} from '../support/teamsWorld.ts';

type Json = Readonly<Record<string, unknown>>;

const CHANNEL = '19:desk@thread.tacv2';
const GROUP = '19:everybody@thread.v2';
/** What only Ana and those who work for her may read. */
const HERS = /renewal of the Bergen contract|second StoreFront|Northwind|ORG-10442|SR-\w{4}-\w{4}/;
const guest: Person = {
  id: '29:guest',
  name: 'Gus Tern',
  aadObjectId: '00000000-0000-4000-8000-0000000000aa',
};
const partner: Person = {
  id: '29:partner',
  name: 'Pia Tarn',
  aadObjectId: '00000000-0000-4000-8000-0000000000bb',
};
const strangers: readonly Person[] = [guest, partner];

/** Ana waits for staff with one request, and has another before her that she has not sent. */
async function withAna(): Promise<TeamsWorld> {
  const world = await teamsWorld({
    TEAMS_CHANNELS: `*=${CHANNEL}`,
    LIMIT_LINES: '0',
    LIMIT_CHATS: '0',
  });
  const { members } = world.connector;
  members.set(guest.id, { ...guest, tenantId: TENANT, userRole: 'guest', email: 'g@example.net' });
  members.set(partner.id, { ...partner, tenantId: CUSTOMER_TENANT, userRole: 'user' });
  await world.say(ana, 'agent');
  for (const line of ['I need to speak about the renewal of the Bergen contract', 'send', 'send']) {
    if (world.connector.begun.length > 0) break;
    await world.say(ana, line);
  }
  await world.say(ana, 'How do I add a second StoreFront server to a server group?');
  await world.app.idle();
  return world;
}

/** What does something when it is pressed; the others only say a line. */
const buttonsIn = (card: unknown): readonly Json[] =>
  elements(card).flatMap(({ data }) =>
    typeof data === 'object' && data !== null && ('intake' in data || 'desk' in data)
      ? [data as Json]
      : [],
  );
const cardsIn = (world: TeamsWorld, conversationId: string) =>
  world.connector
    .seen(conversationId)
    .flatMap(({ id, activity }) =>
      ((activity['attachments'] ?? []) as readonly { content: Json }[]).flatMap(({ content }) =>
        buttonsIn(content).map((data) => ({ id, data })),
      ),
    );

/** What somebody else can send, with a button of Ana's or of her request's card in hand. */
const OPERATIONS: Readonly<Record<string, (pressed: { id: string; data: Json }) => Json>> = {
  'a button': ({ id, data }) => ({ value: data, replyToId: id }),
  'a button that waits': ({ id, data }) => ({
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: id,
    value: { action: { type: 'Action.Execute', verb: 'x', data }, trigger: 'manual' },
  }),
  'a card shown anew': ({ id, data }) => ({
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: id,
    value: { action: { type: 'Action.Execute', verb: 'x', data }, trigger: 'automatic' },
  }),
  'a line': () => ({ text: 'send' }),
  'a question': () => ({ text: 'my cases' }),
  'a line that is changed': ({ id }) => ({ type: 'messageUpdate', id, text: 'withdraw' }),
  'a line that is deleted': ({ id }) => ({ type: 'messageDelete', id }),
  'a removal': () => ({ type: 'installationUpdate', action: 'remove' }),
};

/** Somebody, with or without an id of the directory, in a chat that may be another's. */
const placesOf = (world: TeamsWorld, who: Person): Readonly<Record<string, Json>> => {
  const mention = {
    entities: [
      { type: 'mention', mentioned: world.personal(who)['recipient'], text: '<at>Support</at>' },
    ],
  };
  const inGroup = (type: string, id: string) => ({
    conversation: { conversationType: type, isGroup: true, tenantId: TENANT, id },
    ...mention,
  });
  const hers = { conversationType: 'personal', tenantId: TENANT, id: chatIdOf(ana) };
  return {
    'their own chat': {},
    'her chat': { conversation: hers },
    'her chat, without an id of the directory': {
      conversation: hers,
      from: { id: who.id, name: ana.name },
    },
    'a group': inGroup('groupChat', GROUP),
    'a channel': inGroup('channel', `${CHANNEL};messageid=1795292981188`),
    'the thread of staff': inGroup('channel', world.connector.begun[0] ?? ''),
  };
};

/**
 * People who read along, in a group, the channel of staff or by an activity that says so, with each button of
 * Ana's chat and of her request's thread: nothing of hers may be read or changed.
 */
export async function othersInTeams(
  seed: number,
  tries: number,
): Promise<{ readonly calls: number; readonly problems: readonly string[] }> {
  const random = randomOf(seed);
  const pick = <T>(all: readonly T[]): T | undefined => all[random.below(all.length)];
  const world = await withAna();
  const problems: string[] = [];
  try {
    const thread = world.connector.begun[0] ?? '';
    const pressed = [...cardsIn(world, chatIdOf(ana)), ...cardsIn(world, thread)];
    if (pressed.length < 5 || thread === '') problems.push('there is nothing to press');
    const hers = () => {
      const state = world.state(ana);
      const tables = JSON.parse(world.kept()) as readonly (readonly [string, unknown])[];
      return JSON.stringify([
        world.log(ana).map(({ activity }) => activity),
        { dialog: state?.dialog, speaker: state?.speaker, isGone: state?.teams?.isGone },
        tables.find(([name]) => name === 'requests')?.[1],
      ]);
    };
    const before = hers();
    for (let tried = 0; tried < tries; tried += 1) {
      const who = pick([stan, ...strangers]) ?? stan;
      const places = placesOf(world, who);
      const place = pick(Object.keys(places)) ?? '';
      const operation = pick(Object.keys(OPERATIONS)) ?? '';
      // Stan is of the team: what he does in its thread is his work.
      if (place === 'the thread of staff' && who === stan) continue;
      const what = OPERATIONS[operation]?.(pick(pressed) ?? { id: '', data: {} });
      const answer = await world.send(world.personal(who, { ...what, ...places[place] }));
      const body = await answer.text();
      const how = `${who.name}, ${place}, ${operation}: ${String(answer.status)}`;
      if (place.startsWith('her chat') && answer.status !== 403) problems.push(how);
      if (answer.status >= 500) problems.push(how);
      // Who is in the channel of staff reads its cards; there is nothing on them that they could press.
      const isCard = place === 'the thread of staff' && body.includes('AdaptiveCard');
      if (isCard ? /"verb":"desk\./.test(body.replace(/"refresh":\{.*?\}\}/, '')) : HERS.test(body))
        problems.push(`${how} ${body.slice(0, 80)}`);
    }
    await world.app.idle();
    if (hers() !== before) problems.push('something of hers was changed');
    const elsewhere = [
      GROUP,
      `${CHANNEL};messageid=1795292981188`,
      ...[stan, ...strangers].map(chatIdOf),
    ];
    for (const conversation of elsewhere) {
      if (HERS.test(JSON.stringify(world.connector.seen(conversation))))
        problems.push(`${conversation} was told something of hers`);
    }
    return { calls: tries, problems: [...new Set(problems)] };
  } finally {
    await world.close();
  }
}
