import { expect } from 'chai';
import type { Activity } from 'botbuilder-core';
import { ConversationAdapter } from '../../bot/conversationAdapter.ts';
import type { ConversationState } from '../../bot/conversationState.ts';
import { supportBot } from '../../bot/supportBot.ts';
import type { Speaker } from '../../services/identity/speaker.ts';
import { sqliteConversationStore } from '../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../services/storage/sqlite/database.ts';
import { aTurn } from '../dialogs/aTurn.ts';
import { clockAt } from '../fakes/clocks.ts';

const STATE: ConversationState = {
  channel: 'web',
  userId: 'dl_user',
  speaker: { kind: 'stranger' },
  createdAt: '2026-11-21T10:00:00.000Z',
};

describe('a turn of the bot', () => {
  const clock = clockAt('2026-11-21T10:00:00Z').now;
  const database = openDatabase(':memory:');
  const bot = supportBot({
    services: aTurn().services,
    store: sqliteConversationStore(database, clock),
    clock,
  });

  after(() => database.close());

  async function turn(activity: Partial<Activity>, before: ConversationState = STATE) {
    let state = before;
    const said = await new ConversationAdapter().run(
      {
        type: 'message',
        conversation: { id: 'c', isGroup: false, conversationType: 'personal', name: '' },
        ...activity,
      },
      async (context) => {
        state = await bot.onTurn(context, { conversationId: 'c', lineId: '1' }, before);
      },
    );
    return { state, said };
  }

  it('greets when the conversation begins', async () => {
    const { said } = await turn({ type: 'conversationUpdate' });
    expect(said.map(({ channelData }) => Reflect.get(channelData, 'reply'))).to.deep.equal([
      'greeting',
    ]);
  });

  it('says nothing to what is neither a beginning nor a message', async () => {
    for (const type of ['event', 'typing', 'installationUpdate']) {
      expect((await turn({ type, name: 'x' })).said, type).to.deep.equal([]);
    }
  });

  const customer: Speaker = {
    kind: 'customer',
    by: 'demo',
    subject: 'ana',
    accountId: 'ORG-10442',
    name: 'Ana',
    email: 'ana@example.com',
    zone: 'America/New_York',
  };
  for (const [what, activity, before, zone] of [
    ['the browser’s zone', { localTimezone: 'Asia/Tokyo' }, STATE, 'Asia/Tokyo'],
    [
      'the token’s zone rather than the browser’s',
      { localTimezone: 'Asia/Tokyo' },
      { ...STATE, speaker: customer },
      'America/New_York',
    ],
    [
      'the zone of an earlier line when this one tells none',
      {},
      { ...STATE, zone: 'Asia/Tokyo' },
      'Asia/Tokyo',
    ],
    ['UTC when the browser tells nonsense', { localTimezone: 'Mars/Olympus' }, STATE, 'UTC'],
  ] as const) {
    it(`reads times in ${what}`, async () => {
      expect((await turn({ text: 'hi', ...activity }, before)).state.zone).to.equal(zone);
    });
  }

  it('remembers the language of the last line that told one', async () => {
    const { state } = await turn({ text: 'hi', locale: 'de-DE' });
    expect(state.locale).to.equal('de-DE');
    expect((await turn({ text: 'hi' }, state)).state.locale).to.equal('de-DE');
    expect((await turn({ text: 'hi' })).state.locale).to.equal('en-US');
  });

  it('replaces the review card under its id with the time of the first', async () => {
    const first = await turn(
      { text: 'How do I add a StoreFront server?' },
      { ...STATE, speaker: customer },
    );
    const card = first.said.at(-1);
    const { said } = await turn({ text: 'change name to Bo' }, first.state);
    const retired = said.find(
      ({ channelData }) => Reflect.get(channelData, 'reply') === 'review.retired',
    );
    const same = ({ id, timestamp }: Partial<Activity> = {}) => ({ id, timestamp });
    expect(same(retired)).to.deep.equal(same(card));
    expect(retired?.id).to.be.a('string');
  });

  it('keeps plain JSON', async () => {
    const { state } = await turn({ text: 'StoreFront is down' });
    expect(JSON.parse(JSON.stringify(state))).to.deep.equal(state);
  });
});
