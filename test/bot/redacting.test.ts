import { expect } from 'chai';
import { redacting } from '../../bot/redacting.ts';
import type { ConversationStore } from '../../services/storage/conversationStore.ts';
import { sqliteConversationStore } from '../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../services/storage/sqlite/database.ts';
import { clockAt } from '../fakes/clocks.ts';

const CARD = '4111 1111 1111 1111';

describe('a store that never sees a secret', () => {
  let store: ConversationStore;
  let close: () => void;

  beforeEach(async () => {
    const database = openDatabase(':memory:');
    close = () => database.close();
    store = redacting(sqliteConversationStore(database, clockAt('2026-11-21T10:00:00Z').now));
    await store.create('a', {});
  });

  afterEach(() => close());

  const kept = async (activity: Readonly<Record<string, unknown>>) => {
    await store.receive('a', activity);
    const [line] = (await store.read('a', 1)).slice(-1);
    return line?.activity ?? {};
  };

  it('masks it wherever a client can put text, and says which kinds there were', async () => {
    const activity = await kept({
      type: 'message',
      text: `card ${CARD}`,
      value: { note: 'my password is Hunter2-secret', deep: [{ more: CARD }] },
      attachments: [{ contentType: 'text/plain', name: `${CARD}.txt` }],
      channelData: { clientActivityID: '1', note: CARD },
      entities: [{ text: CARD }],
    });
    expect(JSON.stringify(activity)).not.to.match(/4111|Hunter2/);
    expect(activity['channelData']).to.deep.include({
      clientActivityID: '1',
      masked: ['card', 'password'],
    });
    expect(activity['text']).to.equal('card [card ••••]');
  });

  it('leaves what the channel itself wrote as it is', async () => {
    const ours = {
      type: 'message',
      from: { id: 'dl_4111111111111111', role: 'user' },
      conversation: { id: '4111111111111111' },
      localTimestamp: '2026-11-21T10:00:00Z',
    };
    expect(await kept({ ...ours, text: CARD })).to.deep.include(ours);
  });

  it('does not take the id of a card with buttons for the number of a bank card', async () => {
    const intake = { card: 'c0615996-cb02-4094-9866-51486ba4de73', action: 'send' };
    const activity = await kept({ type: 'message', value: { intake } });
    expect(activity).to.deep.equal({ type: 'message', value: { intake } });
    const both = await kept({ type: 'message', value: { intake, note: CARD } });
    expect(both['value']).to.deep.equal({ intake, note: '[card ••••]' });
  });

  it('leaves a line without a secret untouched', async () => {
    const activity = {
      type: 'message',
      text: 'StoreFront is down',
      value: { a: 1 },
      channelData: { b: 2 },
    };
    expect(await kept(activity)).to.deep.equal(activity);
  });

  it('still takes the same line once', async () => {
    const activity = { type: 'message', text: CARD };
    const first = await store.receive('a', activity, 'client-1');
    const again = await store.receive('a', activity, 'client-1');
    expect([first.isNew, again.isNew]).to.deep.equal([true, false]);
    expect(again.logged).to.deep.equal(first.logged);
  });

  it('is the store in all else', async () => {
    expect(await store.create('a', {})).to.equal(false);
    expect(await store.load('a')).to.include({ version: 0 });
    await store.receive('a', { type: 'message', text: 'x' });
    const line = await store.nextUnhandled('a');
    expect(await store.unfinished()).to.deep.equal(['a']);
    const committed = await store.commit({
      id: 'a',
      version: 0,
      state: {},
      handled: line?.seq ?? 0,
      replies: [],
    });
    expect(committed.kind).to.equal('committed');
  });
});
