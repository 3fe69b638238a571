import { mock } from 'node:test';
import { expect } from 'chai';
import { ConversationAdapter } from '../../bot/conversationAdapter.ts';
import type { ConversationState } from '../../bot/conversationState.ts';
import { proactive } from '../../bot/proactive.ts';
import type { SupportBot } from '../../bot/supportBot.ts';
import { turns as turnsOf } from '../../bot/turns.ts';
import type {
  ConversationStore,
  LoggedActivity,
} from '../../services/storage/conversationStore.ts';
import { sqliteConversationStore } from '../../services/storage/sqlite/conversationStore.ts';
import { openDatabase } from '../../services/storage/sqlite/database.ts';
import type { RequestEvent } from '../../services/requests/requestEvent.ts';
import { aRequest } from '../fakes/aRequest.ts';
import { clockAt } from '../fakes/clocks.ts';

const clock = clockAt('2026-11-21T10:00:00Z').now;
const databases: ReturnType<typeof openDatabase>[] = [];

function aStore(): ConversationStore {
  const database = openDatabase(':memory:');
  databases.push(database);
  return sqliteConversationStore(database, clock);
}

afterEach(() => {
  for (const database of databases.splice(0)) database.close();
});

const STATE: ConversationState = {
  channel: 'web',
  userId: 'dl_user',
  speaker: { kind: 'stranger' },
  createdAt: '2026-11-21T10:00:00.000Z',
};

/** Turns over a real store, with a bot that is the test's. Without `onTurn` it repeats what it hears. */
function turnsWith({
  onTurn,
  store = aStore(),
}: { readonly onTurn?: SupportBot['onTurn']; readonly store?: ConversationStore } = {}) {
  const published: LoggedActivity[] = [];
  const typing: string[] = [];
  const logged: object[] = [];
  const turns = turnsOf({
    store,
    adapter: new ConversationAdapter(),
    bot: {
      onTurn:
        onTurn ??
        (async (context, _id, state) => {
          await context.sendActivity(`re: ${context.activity.text}`);
          return state;
        }),
    },
    publish: (_id, lines) => published.push(...lines),
    typing: (id) => typing.push(id),
    log: { info: () => {}, warn: () => {}, error: (facts) => logged.push(facts) },
  });
  return {
    store,
    turns,
    published,
    typing,
    logged,
    receive: async (id: string, text: string) => {
      await store.create(id, STATE);
      await store.receive(id, { type: 'message', text, conversation: { id } });
    },
    said: async (id: string) =>
      (await store.read(id, 1))
        .filter(({ sender }) => sender === 'bot')
        .map(({ activity }) => activity['text']),
  };
}

/** A promise that the test resolves. */
const gate = () => Promise.withResolvers<void>();

/** Waits on everything but timers, which some of these tests hold in their hands. */
async function until(what: string, holds: () => boolean): Promise<void> {
  for (let count = 0; count < 10_000; count++) {
    if (holds()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`It never happened: ${what}.`);
}

describe('the turns of a conversation', () => {
  it('come one at a time, in the order of the lines, however often it is woken', async () => {
    let underWay = 0;
    let most = 0;
    const heard: string[] = [];
    const { turns, receive, said } = turnsWith({
      onTurn: async (context, _id, state) => {
        most = Math.max(most, ++underWay);
        heard.push(context.activity.text);
        await new Promise((resolve) => setImmediate(resolve));
        await context.sendActivity(context.activity.text);
        underWay--;
        return state;
      },
    });
    for (const text of ['1', '2', '3', '4']) {
      await receive('a', text);
      turns.wake('a');
      turns.wake('a');
    }
    await turns.idle();
    expect(most).to.equal(1);
    expect(heard).to.deep.equal(['1', '2', '3', '4']);
    expect(await said('a')).to.deep.equal(['1', '2', '3', '4']);
  });

  it('do not wait for those of another conversation', async () => {
    const slow = gate();
    const { turns, receive, published } = turnsWith({
      onTurn: async (context, { conversationId: id }, state) => {
        if (id === 'slow') await slow.promise;
        await context.sendActivity('done');
        return state;
      },
    });
    await receive('slow', 'x');
    await receive('quick', 'x');
    turns.wake('slow');
    turns.wake('quick');
    await until('the quick one is answered', () => published.length === 1);
    slow.resolve();
    await turns.idle();
    expect(published).to.have.length(2);
  });

  it('give each the state that the one before it left', async () => {
    const { turns, receive, store } = turnsWith({
      onTurn: async (_context, _id, state) => ({ ...state, dialog: Number(state.dialog ?? 0) + 1 }),
    });
    for (const text of ['1', '2', '3']) await receive('a', text);
    turns.wake('a');
    await turns.idle();
    expect((await store.load('a'))?.state).to.deep.equal({ ...STATE, dialog: 3 });
  });

  it('look for the next line only if one has come meanwhile', async () => {
    const real = aStore();
    let looks = 0;
    const store: ConversationStore = {
      ...real,
      nextUnhandled: async (id) => ((looks += 1), real.nextUnhandled(id)),
    };
    const { turns, receive, said } = turnsWith({ store });
    await receive('c1', 'one');
    turns.wake('c1');
    await turns.idle();
    expect(looks).to.equal(1);
    await receive('c1', 'two');
    await receive('c1', 'three');
    turns.wake('c1');
    await turns.idle();
    expect(await said('c1')).to.eql(['re: one', 're: two', 're: three']);
  });

  it('are done again on the new state when somebody else has spoken meanwhile, and said once', async () => {
    let tries = 0;
    const store = aStore();
    const { turns, receive, said, published } = turnsWith({
      store,
      onTurn: async (context, { conversationId: id }, state) => {
        if (++tries === 1) {
          const record = await store.load(id);
          await store.commit({
            id,
            version: record?.version ?? 0,
            state: { ...STATE, zone: 'Asia/Tokyo' },
            replies: [{ type: 'message', text: 'from elsewhere' }],
          });
        }
        await context.sendActivity(`in ${state.zone}`);
        return state;
      },
    });
    await receive('a', 'x');
    turns.wake('a');
    await turns.idle();
    expect(tries).to.equal(2);
    expect(await said('a')).to.deep.equal(['from elsewhere', 'in Asia/Tokyo']);
    expect(published.map(({ activity }) => activity['text'])).to.deep.equal(['in Asia/Tokyo']);
  });

  it('are taken up where an earlier process left them', async () => {
    const store = aStore();
    const before = turnsWith({ store });
    for (const id of ['a', 'b']) await before.receive(id, 'left');
    const { turns, said } = turnsWith({ store });
    await turns.recover();
    await turns.idle();
    for (const id of ['a', 'b']) expect(await said(id)).to.deep.equal(['re: left']);
    expect(await store.unfinished()).to.deep.equal([]);
  });

  it('end with the one under way when the process stops; the rest waits for the next one', async () => {
    const slow = gate();
    let isAtWork = false;
    const { turns, receive, said, store } = turnsWith({
      onTurn: async (context, _id, state) => {
        isAtWork = true;
        await slow.promise;
        await context.sendActivity('done');
        return state;
      },
    });
    await receive('a', '1');
    await receive('a', '2');
    turns.wake('a');
    await until('the turn has begun', () => isAtWork);
    const stopped = turns.stop();
    turns.wake('a');
    slow.resolve();
    await stopped;
    expect(await said('a')).to.deep.equal(['done']);
    expect(await store.unfinished()).to.deep.equal(['a']);
  });
});

describe('a turn that fails', () => {
  const failing = () => {
    let calls = 0;
    const used = turnsWith({
      onTurn: async (context, _id, state) => {
        calls++;
        await context.sendActivity('half an answer');
        if (context.activity.text === 'bad') throw new Error('secret detail');
        return { ...state, dialog: calls };
      },
    });
    return { ...used, calls: () => calls };
  };

  it('apologises with a code that the log has too, and keeps the state as it was', async () => {
    const { turns, receive, said, store, logged } = failing();
    await receive('a', 'bad');
    turns.wake('a');
    await turns.idle();
    const [text, ...others] = await said('a');
    expect(others).to.deep.equal([]);
    expect(text).not.to.include('secret detail');
    const code = Reflect.get(logged[0] ?? {}, 'code');
    expect(text).to.include(code);
    expect((await store.load('a'))?.state).to.deep.equal(STATE);
  });

  it('is not tried again for ever, and the next line is answered', async () => {
    const { turns, receive, said, calls, store } = failing();
    await receive('a', 'bad');
    await receive('a', 'good');
    turns.wake('a');
    await turns.idle();
    expect(calls()).to.equal(2);
    expect(await said('a')).to.have.length(2);
    expect(await store.unfinished()).to.deep.equal([]);
  });

  it('because its state can’t be read apologises too, and leaves the state to be looked at', async () => {
    const store = aStore();
    await store.create('a', { written: 'by a bug' });
    const { turns, receive, said } = turnsWith({ store });
    await receive('a', 'x');
    turns.wake('a');
    await turns.idle();
    expect(await said('a')).to.have.length(1);
    expect(await store.unfinished()).to.deep.equal([]);
    expect((await store.load('a'))?.state).to.deep.equal({ written: 'by a bug' });
  });
});

/** A store whose call fails the times that are named: 1 is the first. */
function failing(
  call: 'commit' | 'nextUnhandled' | 'load',
  ...times: readonly number[]
): ConversationStore {
  const store = aStore();
  let count = 0;
  const sometimes =
    <A extends readonly unknown[], R>(work: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      if (times.includes(++count)) throw new Error('the disk is full');
      return work(...given);
    };
  return { ...store, [call]: sometimes<never[], unknown>(store[call]) };
}

describe('with timers in hand, a turn', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  for (const call of ['commit', 'nextUnhandled', 'load'] as const) {
    it(`is tried again, later and later, while the store fails to ${call}, and no line is lost`, async () => {
      const { turns, receive, said, logged, store } = turnsWith({ store: failing(call, 1, 2, 3) });
      await receive('a', 'x');
      turns.wake('a');
      for (const [index, delay] of [500, 2_000, 10_000].entries()) {
        await turns.idle();
        expect(logged).to.have.length(index + 1);
        mock.timers.tick(delay - 1);
        await turns.idle();
        expect(logged, 'not before its time').to.have.length(index + 1);
        mock.timers.tick(1);
      }
      await turns.idle();
      expect(await said('a')).to.deep.equal(['re: x']);
      expect(await store.unfinished()).to.deep.equal([]);
    });
  }

  it('begins to wait anew once the store has answered', async () => {
    const { turns, receive, logged, said } = turnsWith({ store: failing('commit', 1, 3) });
    for (const text of ['1', '2']) {
      await receive('a', text);
      turns.wake('a');
      await turns.idle();
      mock.timers.tick(500);
      await turns.idle();
    }
    expect(await said('a')).to.deep.equal(['re: 1', 're: 2']);
    expect(logged.map((facts) => Reflect.get(facts, 'delay'))).to.deep.equal([500, 500]);
  });

  it('is not tried again by a process that stops', async () => {
    const { turns, receive, said } = turnsWith({ store: failing('commit', 1) });
    await receive('a', 'x');
    turns.wake('a');
    await turns.idle();
    await turns.stop();
    mock.timers.tick(60_000);
    await turns.idle();
    expect(await said('a')).to.deep.equal([]);
  });

  it('shows that it is at work only when it takes long', async () => {
    const slow = gate();
    let isAtWork = false;
    const { turns, receive, typing } = turnsWith({
      onTurn: async (context, _id, state) => {
        isAtWork = true;
        if (context.activity.text === 'slow') await slow.promise;
        return state;
      },
    });
    await receive('a', 'quick');
    turns.wake('a');
    await turns.idle();
    mock.timers.tick(60_000);
    expect(typing).to.deep.equal([]);
    isAtWork = false;
    await receive('a', 'slow');
    turns.wake('a');
    await until('the turn has begun', () => isAtWork);
    mock.timers.tick(299);
    expect(typing).to.deep.equal([]);
    mock.timers.tick(1);
    expect(typing).to.deep.equal(['a']);
    slow.resolve();
    await turns.idle();
  });
});

describe('a process that stops', () => {
  it('is not held by a turn that was to be tried again', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
    const { turns, receive } = turnsWith({ store: failing('commit', 1) });
    await receive('a', 'x');
    const before = timers();
    turns.wake('a');
    await turns.idle();
    expect(timers()).to.equal(before + 1);
    await turns.stop();
    expect(timers()).to.equal(before);
  });
});

describe('speaking first', () => {
  const DELIVERED: RequestEvent = {
    id: 'delivered',
    at: '2026-11-20T12:00:00.000Z',
    by: { kind: 'system' },
    kind: 'delivered',
  };
  const opened = (conversationId: string) =>
    aRequest({
      status: 'delivered',
      events: [DELIVERED],
      caseNumber: '00012345',
      origin: { channel: 'web', conversationId, zone: 'UTC', locale: 'en' },
    });

  it('tells a customer once, however often the relay asks for it', async () => {
    const { turns, said, store, published } = turnsWith();
    await store.create('a', STATE);
    const request = opened('a');
    for (let count = 0; count < 3; count++)
      await proactive(turns).tell(request, DELIVERED, 'told-1');
    const [text, ...others] = await said('a');
    expect(text).to.include('00012345').and.to.include(request.reference);
    expect(others).to.deep.equal([]);
    expect(published).to.have.length(1);
    await proactive(turns).tell(request, DELIVERED, 'told-2');
    expect(await said('a')).to.have.length(2);
  });

  it('waits for the turn under way, and loses nothing of it', async () => {
    const slow = gate();
    let isAtWork = false;
    const { turns, receive, said, store } = turnsWith({
      onTurn: async (context, _id, state) => {
        isAtWork = true;
        await slow.promise;
        await context.sendActivity('answered');
        return { ...state, dialog: { settled: [], pending: 'kept' } };
      },
    });
    await receive('a', 'x');
    turns.wake('a');
    await until('the turn has begun', () => isAtWork);
    const told = proactive(turns).tell(opened('a'), DELIVERED, 'told-1');
    slow.resolve();
    await told;
    expect((await said('a'))[0]).to.equal('answered');
    const state = (await store.load('a'))?.state as ConversationState;
    expect(state.dialog).to.include({ pending: 'kept' });
    expect(state.told).to.deep.equal(['told-1']);
  });

  it('is tried again at once when another process has spoken meanwhile', async () => {
    const store = aStore();
    const { turns, said } = turnsWith({ store });
    await store.create('a', STATE);
    let tries = 0;
    await turns.speak('a', (state) => {
      // Committed before us: what was looked at is old.
      if (++tries === 1)
        void store.commit({
          id: 'a',
          version: 0,
          state: { ...STATE, zone: 'Asia/Tokyo' },
          replies: [],
        });
      return { state, replies: [{ type: 'message', text: `in ${state.zone}` }] };
    });
    expect(tries).to.equal(2);
    expect(await said('a')).to.deep.equal(['in Asia/Tokyo']);
  });

  it('lets the relay know when it could not be kept, and harms no later turn', async () => {
    const store = aStore();
    let isFull = true;
    const { turns, receive, said } = turnsWith({
      store: {
        ...store,
        commit: async (turn) =>
          isFull ? Promise.reject(new Error('the disk is full')) : store.commit(turn),
      },
    });
    await store.create('a', STATE);
    const told = await proactive(turns)
      .tell(opened('a'), DELIVERED, 'told-1')
      .then(
        () => 'said',
        () => 'failed',
      );
    expect(told).to.equal('failed');
    isFull = false;
    await receive('a', 'x');
    turns.wake('a');
    await turns.idle();
    expect(await said('a')).to.deep.equal(['re: x']);
  });

  it('says nothing in a conversation that is not there', async () => {
    const { turns, published } = turnsWith();
    await proactive(turns).tell(opened('nobody'), DELIVERED, 'told-1');
    expect(published).to.deep.equal([]);
  });
});
