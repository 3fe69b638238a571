import { expect } from 'chai';
import type { Clock } from '../../services/clock.ts';
import type {
  ConversationArchive,
  UsedConversation,
} from '../../services/storage/conversationArchive.ts';
import type { ConversationStore } from '../../services/storage/conversationStore.ts';
import { clockAt, type SetClock } from '../fakes/clocks.ts';

const LATE = Number.MAX_SAFE_INTEGER;

/** What every archive of conversations must do, over the store that they are in. `make` gives empty ones. */
export function conversationArchiveContract(
  make: (clock: Clock) => Promise<{
    store: ConversationStore;
    archive: ConversationArchive;
    close: () => Promise<void>;
  }>,
): void {
  describe('an archive of conversations', () => {
    let clock: SetClock;
    let store: ConversationStore;
    let archive: ConversationArchive;
    let close: () => Promise<void>;

    beforeEach(async () => {
      clock = clockAt('2026-11-20T12:00:00Z');
      ({ store, archive, close } = await make(clock.now));
    });
    afterEach(async () => close());

    const idsOf = (used: readonly UsedConversation[]): readonly string[] =>
      used.map(({ id }) => id);

    it('names conversations by when they were last used, the longest ago first', async () => {
      for (const id of ['a', 'b', 'c']) {
        await store.create(id, {});
        await store.receive(id, { text: 'one' });
        clock.forward(1000);
      }
      await store.receive('a', { text: 'two' });
      const used = await archive.usedBefore({ before: LATE, limit: 9 });
      expect(idsOf(used)).to.deep.equal(['b', 'c', 'a']);
      expect(used.map(({ usedAt }) => usedAt)).to.deep.equal(
        [1000, 2000, 3000].map((ms) => Date.parse('2026-11-20T12:00:00Z') + ms),
      );
    });

    it('counts from its beginning one that nobody has said anything in', async () => {
      await store.create('silent', {});
      const now = clock.now().toMillis();
      expect(await archive.usedBefore({ before: now, limit: 9 })).to.deep.equal([]);
      const used = await archive.usedBefore({ before: now + 1, limit: 9 });
      expect(used).to.deep.equal([{ id: 'silent', usedAt: now }]);
    });

    it('counts what the bot says, too', async () => {
      await store.create('a', {});
      clock.forward(5000);
      await store.commit({ id: 'a', version: 0, state: {}, replies: [{ text: 'hello' }] });
      const [one] = await archive.usedBefore({ before: LATE, limit: 9 });
      expect(one?.usedAt).to.equal(clock.now().toMillis());
    });

    it('leaves out none and repeats none over pages, though many are of the same instant', async () => {
      const ids = Array.from({ length: 7 }, (_, index) => `c${index}`);
      for (const id of ids) await store.create(id, {});
      const seen: string[] = [];
      let after: UsedConversation | undefined;
      do {
        const page = await archive.usedBefore({ before: LATE, limit: 2, after });
        seen.push(...idsOf(page));
        after = page.at(-1);
      } while (after !== undefined);
      expect(seen).to.deep.equal(ids);
    });

    it('erases a conversation with its log and what is not answered yet, and no other', async () => {
      for (const id of ['a', 'b']) {
        await store.create(id, { whose: id });
        await store.receive(id, { text: `of ${id}` }, 'client-1');
      }
      await archive.erase('a');
      expect(await store.load('a')).to.equal(undefined);
      expect(await store.read('a', 1)).to.deep.equal([]);
      expect(await store.unfinished()).to.deep.equal(['b']);
      expect(await archive.usedBefore({ before: LATE, limit: 9 })).to.have.length(1);
      expect((await store.read('b', 1)).map(({ activity }) => activity)).to.deep.equal([
        { text: 'of b' },
      ]);
    });

    it('erases twice as once, and what never was', async () => {
      await store.create('a', {});
      await archive.erase('a');
      await archive.erase('a');
      await archive.erase('never');
      expect(await store.load('a')).to.equal(undefined);
    });

    it('takes no line and no turn for what was erased, and may have its id again', async () => {
      await store.create('a', {});
      await store.receive('a', { text: 'one' }, 'client-1');
      await archive.erase('a');
      expect(await store.receive('a', {}).catch((error: unknown) => error)).to.be.an('error');
      const turn = { id: 'a', version: 0, state: {}, handled: 1, replies: [{ text: 'late' }] };
      expect(await store.commit(turn)).to.deep.equal({ kind: 'conflict' });
      expect(await store.create('a', {})).to.equal(true);
      expect((await store.receive('a', { text: 'new' }, 'client-1')).logged.seq).to.equal(1);
    });

    it('rewrites state and log in place', async () => {
      await store.create('a', { name: 'Bo' });
      await store.receive('a', { text: 'I am Bo' });
      const before = await store.read('a', 1);
      await archive.rewrite('a', (value) =>
        JSON.parse(JSON.stringify(value).replaceAll('Bo', '…')),
      );
      expect((await store.load('a'))?.state).to.deep.equal({ name: '…' });
      expect(await store.read('a', 1)).to.deep.equal(
        before.map((line) => ({ ...line, activity: { text: 'I am …' } })),
      );
      expect((await store.nextUnhandled('a'))?.activity).to.deep.equal({ text: 'I am …' });
    });

    it('makes a turn that is under way a conflict when it rewrites', async () => {
      await store.create('a', {});
      const record = await store.load('a');
      await archive.rewrite('a', (value) => value);
      const turn = { id: 'a', version: record?.version ?? 0, state: {}, replies: [] };
      expect(await store.commit(turn)).to.deep.equal({ kind: 'conflict' });
    });

    it('has nothing to rewrite where there is nothing', async () => {
      await archive.rewrite('never', () => ({}));
      expect(await store.load('never')).to.equal(undefined);
    });
  });
}
