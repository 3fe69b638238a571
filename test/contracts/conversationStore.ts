import { expect } from 'chai';
import fc from 'fast-check';
import type { Clock } from '../../services/clock.ts';
import type { ConversationStore } from '../../services/storage/conversationStore.ts';
import { clockAt } from '../fakes/clocks.ts';

/** What every store of conversations must do. `make` gives an empty one. */
export function conversationStoreContract(
  make: (clock: Clock) => Promise<{ store: ConversationStore; close: () => Promise<void> }>,
): void {
  describe('a store of conversations', () => {
    const clock = clockAt('2026-11-20T12:00:00Z');
    let store: ConversationStore;
    let close: () => Promise<void>;

    beforeEach(async () => {
      ({ store, close } = await make(clock.now));
      await store.create('c1', { count: 0 });
    });
    afterEach(async () => close());

    it('keeps the first state of a conversation that is created twice', async () => {
      expect(await store.create('c1', { count: 7 })).to.equal(false);
      expect(await store.load('c1')).to.deep.equal({
        id: 'c1',
        version: 0,
        state: { count: 0 },
        length: 0,
      });
    });

    it('knows nothing of a conversation that was never created', async () => {
      expect(await store.load('c2')).to.equal(undefined);
      expect(await store.read('c2', 1)).to.deep.equal([]);
      expect(await store.nextUnhandled('c2')).to.equal(undefined);
      const turn = { id: 'c2', version: 0, state: {}, replies: [] };
      expect(await store.commit(turn)).to.deep.equal({ kind: 'conflict' });
      const thrown = await store.receive('c2', {}).catch((error: unknown) => error);
      expect(thrown).to.be.an('error');
    });

    it('logs what it receives and holds it until a turn has answered it', async () => {
      await store.receive('c1', { text: 'one' });
      await store.receive('c1', { text: 'two' });
      expect((await store.nextUnhandled('c1'))?.activity).to.deep.equal({ text: 'one' });
      await store.commit({ id: 'c1', version: 0, state: {}, handled: 1, replies: [] });
      expect((await store.nextUnhandled('c1'))?.activity).to.deep.equal({ text: 'two' });
      expect(await store.unfinished()).to.deep.equal(['c1']);
      await store.commit({ id: 'c1', version: 1, state: {}, handled: 2, replies: [] });
      expect(await store.nextUnhandled('c1')).to.equal(undefined);
      expect(await store.unfinished()).to.deep.equal([]);
    });

    it('takes the same message of a client once', async () => {
      const first = await store.receive('c1', { text: 'one' }, 'client-1');
      const again = await store.receive('c1', { text: 'one' }, 'client-1');
      expect(first.isNew).to.equal(true);
      expect(again).to.deep.equal({ logged: first.logged, isNew: false });
      expect(await store.read('c1', 1)).to.have.length(1);
    });

    it('takes the same message again as known after a turn has answered it', async () => {
      await store.receive('c1', { text: 'one' }, 'client-1');
      await store.commit({ id: 'c1', version: 0, state: {}, handled: 1, replies: [] });
      expect((await store.receive('c1', { text: 'one' }, 'client-1')).isNew).to.equal(false);
      expect(await store.nextUnhandled('c1')).to.equal(undefined);
    });

    it("does not mix up two conversations' client ids", async () => {
      await store.create('c2', {});
      await store.receive('c1', { text: 'one' }, 'client-1');
      expect((await store.receive('c2', { text: 'other' }, 'client-1')).isNew).to.equal(true);
    });

    it('commits state and replies together', async () => {
      await store.receive('c1', { text: 'one' });
      const result = await store.commit({
        id: 'c1',
        version: 0,
        state: { count: 1 },
        handled: 1,
        replies: [{ text: 'a' }, { text: 'b' }],
      });
      const replies = await store.read('c1', 2);
      expect(result).to.deep.equal({ kind: 'committed', logged: replies });
      expect(replies.map(({ seq, sender, activity }) => [seq, sender, activity])).to.deep.equal([
        [2, 'bot', { text: 'a' }],
        [3, 'bot', { text: 'b' }],
      ]);
      expect(await store.load('c1')).to.deep.include({
        version: 1,
        state: { count: 1 },
        length: 3,
      });
    });

    it('changes nothing when another turn was faster', async () => {
      await store.receive('c1', { text: 'one' });
      await store.commit({ id: 'c1', version: 0, state: { count: 1 }, replies: [] });
      const late = { id: 'c1', version: 0, state: { count: 9 }, handled: 1, replies: [{}] };
      expect(await store.commit(late)).to.deep.equal({ kind: 'conflict' });
      expect(await store.load('c1')).to.deep.include({
        version: 1,
        state: { count: 1 },
        length: 1,
      });
      expect((await store.nextUnhandled('c1'))?.seq).to.equal(1);
    });

    it('does not answer a line twice', async () => {
      await store.receive('c1', { text: 'one' });
      await store.commit({ id: 'c1', version: 0, state: {}, handled: 1, replies: [{ text: 'a' }] });
      const again = { id: 'c1', version: 1, state: {}, handled: 1, replies: [{ text: 'a' }] };
      expect(await store.commit(again)).to.deep.equal({ kind: 'conflict' });
      expect(await store.load('c1')).to.deep.include({ version: 1, length: 2 });
    });

    it('numbers lines without gaps and dates them in order, though the clock stands still', async () => {
      await store.receive('c1', {});
      await store.commit({ id: 'c1', version: 0, state: {}, handled: 1, replies: [{}, {}] });
      clock.forward(-60_000);
      await store.receive('c1', {});
      const log = await store.read('c1', 1);
      expect(log.map(({ seq }) => seq)).to.deep.equal([1, 2, 3, 4]);
      for (const [index, line] of log.entries()) {
        if (index > 0) expect(line.at).to.be.greaterThan(log[index - 1]?.at ?? Infinity);
      }
    });

    it('tells a restarted process about the conversation first that has waited longest', async () => {
      await store.create('c2', {});
      await store.receive('c2', {});
      clock.forward(5000);
      await store.receive('c1', {});
      expect(await store.unfinished()).to.deep.equal(['c2', 'c1']);
    });

    it('ends 200 turns at once in one serial order', async () => {
      const turn = async (name: number): Promise<void> => {
        for (;;) {
          const record = await store.load('c1');
          const count = record?.version ?? 0;
          const result = await store.commit({
            id: 'c1',
            version: record?.version ?? -1,
            state: { count: count + 1 },
            replies: [{ name, count: count + 1 }],
          });
          if (result.kind === 'committed') return;
        }
      };
      await Promise.all(Array.from({ length: 200 }, async (_, name) => turn(name)));
      const log = await store.read('c1', 1);
      expect(await store.load('c1')).to.deep.include({ version: 200, state: { count: 200 } });
      expect(log.map(({ activity }) => activity.count)).to.deep.equal(
        Array.from({ length: 200 }, (_, index) => index + 1),
      );
      expect(new Set(log.map(({ activity }) => activity.name)).size).to.equal(200);
    });

    it('gives back any JSON as it was given', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.uuid(),
          fc.json(),
          fc.string({ unit: 'binary' }),
          async (id, json, text) => {
            const state: unknown = JSON.parse(json);
            await store.create(id, state);
            await store.receive(id, { text }, text);
            expect((await store.load(id))?.state).to.deep.equal(state);
            expect((await store.read(id, 1))[0]?.activity).to.deep.equal({ text });
          },
        ),
        { numRuns: 50 },
      );
    });
  });
}
