import { expect } from 'chai';
import { sqliteChannelStore } from '../../../../../services/storage/sqlite/channelStore.ts';
import { sqliteConversationArchive } from '../../../../../services/storage/sqlite/conversationArchive.ts';
import { sqliteConversationStore } from '../../../../../services/storage/sqlite/conversationStore.ts';
import { type Database, openDatabase } from '../../../../../services/storage/sqlite/database.ts';
import { clockAt, type SetClock } from '../../../../fakes/clocks.ts';
import { eventually } from '../../../../fakes/eventually.ts';
import {
  type ConnectorFault,
  teamsConnector,
  type TeamsConnector,
} from '../../../../fakes/teamsConnector.ts';
import { type Life, life, placeAt, placeOf, stateAt } from './sendingWorld.ts';

const CHAT = 'teams-ana';
const THERE = 'a:ana';

const said = (text: string) => ({ type: 'message', text, textFormat: 'plain' });
const card = (summary: string, more: object = {}) => ({
  type: 'message',
  summary,
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ type: 'TextBlock', text: summary }],
      },
    },
  ],
  ...more,
});

describe('what the bot says in Teams', () => {
  let database: Database;
  let double: TeamsConnector;
  let clock: SetClock;
  let kept: Parameters<typeof life>[0];
  let lives: Life[];
  let counted: Record<string, number>;
  let late: number;

  beforeEach(async () => {
    clock = clockAt('2026-11-22T10:00:00Z');
    database = openDatabase(':memory:');
    double = await teamsConnector();
    lives = [];
    counted = {};
    late = 0;
    const store = sqliteConversationStore(database, clock.now);
    kept = { store, channels: sqliteChannelStore(database, clock.now), double, clock };
    await store.create(CHAT, stateAt(placeAt(double, { conversationId: THERE })));
  });
  afterEach(async () => {
    for (const one of lives) one.kill();
    await double.close();
    database.close();
  });

  const live = (options: Parameters<typeof life>[1] = {}): Life => {
    const one = life(kept, {
      metrics: {
        count(name, labels) {
          if (name !== 'support_teams_messages_total') return;
          const { result } = labels as { readonly result: string };
          counted[result] = (counted[result] ?? 0) + 1;
        },
        gauge: (_name, value) => void (late = value),
        observe() {},
      },
      ...options,
    });
    lives.push(one);
    return one;
  };
  const texts = (there = THERE): readonly unknown[] =>
    double.seen(there).map(({ activity }) => activity['text'] ?? activity['summary']);
  const posts = (): number => double.calls.filter(({ method }) => method === 'POST').length;
  const untilSent = async (id = CHAT): Promise<void> =>
    eventually('all is sent', async () => {
      const { length = 0 } = (await kept.store.load(id)) ?? {};
      const { sent = 0, sending } = (await placeOf(kept.store, id)) ?? {};
      return sending === undefined && sent === length;
    });

  it('arrives in order, each once, and says whose it is', async () => {
    const one = live();
    await kept.store.receive(CHAT, said('Hello?'));
    one.turns.wake(CHAT);
    await one.turns.idle();
    await one.say(CHAT, said('two'), said('three'));
    await one.say(CHAT, said('four'));
    await untilSent();
    expect(texts()).to.deep.equal(['re: Hello?', 'two', 'three', 'four']);
    expect(double.problems).to.deep.equal([]);
    expect(counted).to.deep.equal({ sent: 4 });
  });

  it('keeps to the pace that Teams allows', async () => {
    const one = live();
    const begin = clock.now().toMillis();
    const ats: number[] = [];
    double.decide(() => {
      ats.push(clock.now().toMillis() - begin);
      return 'obeys';
    });
    await one.say(CHAT, ...Array.from({ length: 70 }, (_, index) => said(`line ${index}`)));
    await untilSent();
    expect(texts()).to.have.length(70);
    for (const [most, ms] of [
      [7, 1000],
      [8, 2000],
      [60, 30_000],
    ] as const) {
      const within = ats.map((at) => ats.filter((other) => other >= at && other < at + ms).length);
      expect(Math.max(...within), `${ms} ms`).to.be.at.most(most);
    }
  });

  it('leaves out of it what is ours, and what nobody can read', async () => {
    const one = live();
    const channelData = {
      reply: 'root.hello',
      intake: { card: '7' },
      key: 'k',
      twin: 'Hello',
      onBehalfOf: [],
    };
    await one.say(
      CHAT,
      { type: 'event', name: 'handoff.initiate' },
      { ...said('Hello'), channelData },
      { type: 'message', text: ' ' },
    );
    await eventually('it is there', () => texts().length === 1);
    const [seen] = double.seen(THERE);
    expect(seen?.activity).to.deep.equal({ ...said('Hello'), channelData: { onBehalfOf: [] } });
    expect(posts()).to.equal(1);
  });

  it('takes the place of an earlier message by its id, and sends text and card apart', async () => {
    const one = live();
    const id = `${CHAT}|card-1`;
    const both = { ...card('Which product?', { id }), text: 'Now to the product.' };
    await one.say(CHAT, both, said('after'));
    await one.say(CHAT, card('Product: Workspace', { id, timestamp: '2026-11-22T10:00:00.000Z' }));
    await untilSent();
    expect(texts()).to.deep.equal(['Now to the product.', 'Product: Workspace', 'after']);
    expect(double.seen(THERE).map(({ updates }) => updates)).to.deep.equal([0, 1, 0]);
  });

  it('replaces nothing that Teams was never shown', async () => {
    const one = live();
    const id = `${CHAT}|card-1`;
    await one.say(CHAT, card('old', { id, timestamp: '2026-11-22T10:00:00.000Z' }), said('new'));
    await untilSent();
    expect(texts()).to.deep.equal(['new']);
  });

  describe('when the answer of Teams leaves it open', () => {
    const ambiguous: readonly ConnectorFault[] = [
      ...[500, 502, 503, 504, 408].flatMap((status) => [{ status, does: true }, { status }]),
      { breaks: true, does: true },
      { breaks: true },
      { hangs: true, does: true },
    ];
    for (const fault of ambiguous) {
      it(`is posted once: ${JSON.stringify(fault)}`, async () => {
        double.does(fault);
        const hangs = typeof fault === 'object' && 'hangs' in fault;
        const one = live(hangs ? { deadlineMs: 2000 } : {});
        await one.say(CHAT, said('one'), said('two'));
        await untilSent();
        const does = typeof fault === 'object' && fault.does === true;
        expect(texts()).to.deep.equal(does ? ['one', 'two'] : ['two']);
        expect(posts()).to.equal(2);
        expect(counted).to.deep.equal({ unconfirmed: 1, sent: 1 });
      });
    }
  });

  for (const fault of [
    { status: 429, retryAfterS: 20 },
    { status: 412, retryAfterS: 20 },
    { status: 401 },
  ] as const) {
    it(`is tried again until it is there after ${fault.status}, and nothing overtakes it`, async () => {
      const begin = clock.now().toMillis();
      double.does(fault, fault, fault);
      const one = live();
      await one.say(CHAT, said('one'), said('two'));
      await untilSent();
      expect(texts()).to.deep.equal(['one', 'two']);
      expect(posts()).to.equal(5);
      expect(counted).to.deep.equal({ delayed: 3, sent: 2 });
      const least = 'retryAfterS' in fault ? 60_000 : 15_000;
      expect(clock.now().toMillis() - begin).to.be.at.least(least);
    });
  }

  it('forgets with a conversation how often something failed in it', async () => {
    const { store } = kept;
    let looked = 0;
    const load = async (id: string) => {
      const record = await store.load(id);
      looked += record === undefined ? 1 : 0;
      return record;
    };
    kept = { ...kept, store: { ...store, load } };
    double.decide(() => ({ status: 429, retryAfterS: 1 }));
    const one = live();
    await one.say(CHAT, said('one'));
    await eventually('it has failed often', () => posts() > 8);
    await sqliteConversationArchive(database).erase(CHAT);
    await eventually('it is gone, and nothing is under way', async () => {
      one.sender.wake(CHAT);
      await one.sender.idle();
      return looked > 2;
    });
    let isFirst = true;
    double.decide(() => {
      const fault = isFirst ? ({ status: 429, retryAfterS: 1 } as const) : 'obeys';
      isFirst = false;
      return fault;
    });
    await store.create(CHAT, stateAt(placeAt(double, { conversationId: THERE })));
    const begin = clock.now().toMillis();
    await one.say(CHAT, said('two'));
    await untilSent();
    expect(texts()).to.deep.equal(['two']);
    expect(clock.now().toMillis() - begin).to.be.lessThan(5000);
  });

  it('replaces again what may not have been replaced', async () => {
    const one = live();
    const id = `${CHAT}|card-1`;
    await one.say(CHAT, card('open', { id }));
    await untilSent();
    double.does({ status: 502 }, { breaks: true }, { status: 504, does: true });
    await one.say(CHAT, card('done', { id }));
    await untilSent();
    expect(texts()).to.deep.equal(['done']);
  });

  it('goes on without a replacement that never succeeds', async () => {
    const one = live();
    const id = `${CHAT}|card-1`;
    await one.say(CHAT, card('open', { id }));
    await untilSent();
    double.decide(({ method }) => (method === 'PUT' ? { status: 500 } : 'obeys'));
    await one.say(CHAT, card('done', { id }), said('and now'));
    await untilSent();
    expect(texts()).to.deep.equal(['open', 'and now']);
  });

  it('says in words what Teams takes no card of, and the beginning of what is too long', async () => {
    const one = live();
    const long = 'word '.repeat(8000);
    double.does({ status: 400, code: 'BadSyntax' });
    await one.say(CHAT, card('Which product?'), said(long), said('after'));
    await untilSent();
    const [first, second, third] = texts() as readonly string[];
    expect([first, third]).to.deep.equal(['Which product?', 'after']);
    expect(second).to.match(/^word word[^]*word…\n\nOnly the beginning/);
    expect(counted).to.deep.equal({ sent: 3 });
  });

  it('says all of a card in words where Teams does not take it, and not the line of a notification', async () => {
    const one = live();
    const twin = `Please check this\n${'Impact: nobody can order\n'.repeat(40)}Say “send” to send it.`;
    double.does({ status: 413, code: 'MessageSizeTooBig' });
    await one.say(CHAT, card('Please check this', { channelData: { reply: 'review', twin } }));
    await untilSent();
    expect(texts()).to.deep.equal([twin]);
    expect(double.seen(THERE)[0]?.activity).not.to.have.property('channelData');
  });

  it('goes on after what Teams does not take at all', async () => {
    double.does({ status: 400 });
    const one = live();
    await one.say(CHAT, said('one'), said('two'));
    await untilSent();
    expect(texts()).to.deep.equal(['two']);
    expect(counted).to.deep.equal({ refused: 1, sent: 1 });
  });

  it('waits for somebody to write when the bot was removed, and loses nothing', async () => {
    const one = live();
    double.does({ status: 403, code: 'BotNotInConversationRoster' });
    await one.say(CHAT, said('one'));
    await eventually('it is known', async () => (await placeOf(kept.store, CHAT))?.isGone === true);
    await one.say(CHAT, said('two'));
    await one.sender.idle();
    expect(posts()).to.equal(1);
    // As the channel does when something arrives.
    await one.turns.speak(CHAT, (state) => {
      const { isGone: _, ...teams } = state.teams ?? placeAt(double);
      return { state: { ...state, teams }, replies: [said('back')] };
    });
    await untilSent();
    expect(texts()).to.deep.equal(['one', 'two', 'back']);
  });

  describe('to staff', () => {
    const STAFF = 'staff-SR-7KQ4M';
    const channelId = '19:support@thread.tacv2';
    beforeEach(async () => {
      await kept.store.create(STAFF, stateAt(placeAt(double, { channelId })));
    });

    it('begins a thread with the first message, and goes on in it', async () => {
      const one = live();
      const id = `${STAFF}|handoff`;
      await one.say(STAFF, card('SR-7KQ4M', { id }), said('Ana has written'));
      await one.say(STAFF, card('SR-7KQ4M, taken', { id }));
      await untilSent(STAFF);
      const [thread = ''] = double.begun;
      expect(texts(thread)).to.deep.equal(['SR-7KQ4M, taken', 'Ana has written']);
      expect(double.begun).to.have.length(1);
      expect(await kept.channels.find(`thread:${thread}`)).to.deep.equal({ conversationId: STAFF });
      expect(double.problems).to.deep.equal([]);
    });

    it('begins it once where the answer is lost, and goes on in one that it knows', async () => {
      double.does({ status: 502, does: true });
      const one = live();
      const id = `${STAFF}|handoff`;
      await one.say(STAFF, card('SR-7KQ4M', { id }));
      await untilSent(STAFF);
      expect(double.begun).to.have.length(1);
      await one.say(STAFF, card('SR-7KQ4M, taken', { id }));
      await untilSent(STAFF);
      expect(texts(double.begun[1])).to.deep.equal(['SR-7KQ4M, taken']);
    });

    it('begins no thread with a line, however often its card is not confirmed, and waits in between', async () => {
      const lost = { status: 502, does: true };
      double.does(lost, lost, lost, lost);
      const one = live();
      const id = `${STAFF}|handoff`;
      const begunAt = clock.now().toMillis();
      const handoff = card('SR-7KQ4M', { id, channelData: { key: 'handoff' } });
      await one.say(STAFF, handoff, said('Ana has written'), said('And again'));
      await untilSent(STAFF);
      expect(texts(double.begun[4])).to.deep.equal(['SR-7KQ4M', 'Ana has written', 'And again']);
      for (const thread of double.begun.slice(0, 4)) {
        expect(texts(thread)).to.deep.equal(['SR-7KQ4M']);
      }
      expect(double.begun).to.have.length(5);
      // Each may be there: staff are not shown them in one breath.
      expect(clock.now().toMillis() - begunAt).to.be.at.least(2000 + 4000 + 8000);
    });

    it('is kept until somebody adds the bot to their team', async () => {
      const no = { status: 403, code: 'BotNotInConversationRoster' };
      double.does(no, no, no);
      const one = live();
      await one.say(STAFF, card('SR-7KQ4M', { id: `${STAFF}|handoff` }));
      await untilSent(STAFF);
      expect(double.begun).to.have.length(1);
    });
  });

  describe('when the process ends', () => {
    it('is sent by the next one', async () => {
      await kept.channels.willSay(CHAT);
      const state = stateAt(placeAt(double, { conversationId: THERE }));
      await kept.store.commit({ id: CHAT, version: 0, state, replies: [said('one')] });
      const two = live();
      two.sender.start();
      await untilSent();
      expect(texts()).to.deep.equal(['one']);
      await two.sender.stop();
    });

    it('is sent by another one that is left, but not what that one may be sending', async () => {
      const two = live({ isShared: true });
      const place = placeAt(double, { conversationId: THERE });
      const at = clock.now().toMillis();
      await kept.channels.willSay(CHAT);
      const state = stateAt({ ...place, sending: { seq: 1, at, by: 'another' } });
      const replies = [said('one'), said('two')];
      await kept.store.commit({ id: CHAT, version: 0, state, replies });
      two.sender.start();
      await eventually('time passes', () => clock.now().toMillis() - at > 25_000);
      if (clock.now().toMillis() - at < 30_000) expect(posts()).to.equal(0);
      await untilSent();
      expect(texts()).to.deep.equal(['two']);
      expect(counted).to.deep.equal({ unconfirmed: 1, sent: 1 });
      expect(clock.now().toMillis() - at).to.be.at.least(30_000);
      await two.sender.stop();
    });

    it('is let go of when all of it was sent', async () => {
      const one = live();
      await one.say(CHAT, said('one'));
      expect(await kept.channels.unsent()).to.have.length(1);
      one.sender.start();
      await eventually('it is let go', async () => (await kept.channels.unsent()).length === 0);
      expect(texts()).to.deep.equal(['one']);
      await one.sender.stop();
    });
  });

  it('is measured by the oldest that waits', async () => {
    double.decide(() => ({ status: 429, retryAfterS: 30 }));
    const one = live();
    one.sender.start();
    await one.say(CHAT, said('one'));
    await eventually('it is late', () => late > 120);
    double.decide(() => 'obeys');
    await eventually('it is not late any more', () => late === 0);
    expect(texts()).to.deep.equal(['one']);
    await one.sender.stop();
  });

  it('shows that the bot is at work, now and then, and only to customers', async () => {
    const one = live();
    for (let n = 0; n < 5; n += 1) one.sender.typing(CHAT);
    one.sender.typing('staff-SR-7KQ4M');
    await eventually('it is shown', () => double.typed(THERE) === 1);
    clock.forward(4000);
    one.sender.typing(CHAT);
    await eventually('it is shown again', () => double.typed(THERE) === 2);
    expect(posts()).to.equal(2);
  });
});
