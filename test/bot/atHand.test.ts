import { expect } from 'chai';
import { atHand } from '../../bot/atHand.ts';
import type { ConversationStore } from '../../services/storage/conversationStore.ts';
import { sqliteConversationStore } from '../../services/storage/sqlite/conversationStore.ts';
import { type Database, openDatabase } from '../../services/storage/sqlite/database.ts';
import { clockAt } from '../fakes/clocks.ts';

describe('a conversation that has just had its turn', () => {
  let database: Database;
  let store: ConversationStore;
  let loads: number;
  let near: ConversationStore;

  beforeEach(async () => {
    database = openDatabase(':memory:');
    store = sqliteConversationStore(database, clockAt('2026-11-21T10:00:00Z').now);
    loads = 0;
    near = atHand({ ...store, load: async (id) => ((loads += 1), store.load(id)) });
    await store.create('c1', { step: 0 });
  });
  afterEach(() => database.close());

  const step = async (state: object) => {
    const { version = -1 } = (await near.load('c1')) ?? {};
    return near.commit({ id: 'c1', version, state, replies: [{ type: 'message' }] });
  };

  it('is at hand for the next', async () => {
    await step({ step: 1 });
    await step({ step: 2 });
    await step({ step: 3 });
    expect(loads).to.equal(1);
    expect(await near.load('c1')).to.eql(await store.load('c1'));
  });

  it('is looked up again when somebody else has changed it', async () => {
    await step({ step: 1 });
    await store.commit({ id: 'c1', version: 1, state: { step: 'theirs' }, replies: [] });
    expect((await step({ step: 2 })).kind).to.equal('conflict');
    expect((await near.load('c1'))?.state).to.eql({ step: 'theirs' });
    expect((await step({ step: 3 })).kind).to.equal('committed');
  });
});
