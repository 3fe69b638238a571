import { expect } from 'chai';
import type { Clock } from '../../services/clock.ts';
import type { ChannelStore } from '../../services/storage/channelStore.ts';
import type { ConversationArchive } from '../../services/storage/conversationArchive.ts';
import { clockAt, type SetClock } from '../fakes/clocks.ts';

/** What every store for channels must do, and how it goes with conversations. `make` gives empty ones. */
export function channelStoreContract(
  make: (clock: Clock) => Promise<{
    channels: ChannelStore;
    archive: ConversationArchive;
    close: () => Promise<void>;
  }>,
): void {
  describe('a store for channels', () => {
    let clock: SetClock;
    let channels: ChannelStore;
    let archive: ConversationArchive;
    let close: () => Promise<void>;

    beforeEach(async () => {
      clock = clockAt('2026-11-20T12:00:00Z');
      ({ channels, archive, close } = await make(clock.now));
    });
    afterEach(async () => close());

    const waiting = async (): Promise<readonly string[]> =>
      (await channels.unsent()).map(({ conversationId }) => conversationId);

    it('names what has something to be sent, the longest first, and since when', async () => {
      for (const id of ['a', 'b', 'c', 'a']) {
        await channels.willSay(id);
        clock.forward(1000);
      }
      expect(await waiting()).to.deep.equal(['b', 'c', 'a']);
      const start = Date.parse('2026-11-20T12:00:00Z');
      const ats = (await channels.unsent()).map(({ at }) => at - start);
      expect(ats).to.deep.equal([1000, 2000, 3000]);
    });

    it('lets go of what was sent, and of no other', async () => {
      await channels.willSay('a');
      await channels.willSay('b');
      const [first] = await channels.unsent();
      if (first !== undefined) await channels.allSent(first);
      expect(await waiting()).to.deep.equal(['b']);
      if (first !== undefined) await channels.allSent(first);
      expect(await waiting()).to.deep.equal(['b']);
    });

    it('keeps what was said since it was looked at', async () => {
      await channels.willSay('a');
      const [before] = await channels.unsent();
      await channels.willSay('a');
      if (before !== undefined) await channels.allSent(before);
      const [after] = await channels.unsent();
      expect(after?.mark).to.be.greaterThan(before?.mark ?? Number.NaN);
    });

    it('gives no mark twice, though all was sent in between', async () => {
      await channels.willSay('a');
      const [before] = await channels.unsent();
      if (before !== undefined) await channels.allSent(before);
      await channels.willSay('a');
      if (before !== undefined) await channels.allSent(before);
      expect(await waiting()).to.deep.equal(['a']);
    });

    it('finds an address as it was last remembered, until it is forgotten', async () => {
      expect(await channels.find('team:1')).to.equal(undefined);
      await channels.remember('team:1', { serviceUrl: 'one' });
      await channels.remember('team:1', { serviceUrl: 'two', deep: { list: [1, 'é'] } });
      expect(await channels.find('team:1')).to.deep.equal({
        serviceUrl: 'two',
        deep: { list: [1, 'é'] },
      });
      await channels.forget('team:1');
      await channels.forget('team:1');
      expect(await channels.find('team:1')).to.equal(undefined);
    });

    it('lets go with a conversation of what goes with it, and of no more', async () => {
      await channels.remember('person:t:ana', { name: 'Ana' }, 'teams-1');
      await channels.remember('person:t:bo', { name: 'Bo' }, 'teams-2');
      await channels.remember('team:1', { serviceUrl: 'x' });
      await channels.willSay('teams-1');
      await channels.willSay('teams-2');
      await archive.erase('teams-1');
      await archive.erase('teams-1');
      expect(await channels.find('person:t:ana')).to.equal(undefined);
      expect(await channels.find('person:t:bo')).to.deep.equal({ name: 'Bo' });
      expect(await channels.find('team:1')).to.deep.equal({ serviceUrl: 'x' });
      expect(await waiting()).to.deep.equal(['teams-2']);
    });

    it('keeps an address that by now goes with another conversation', async () => {
      await channels.remember('person:t:ana', { at: 1 }, 'teams-1');
      await channels.remember('person:t:ana', { at: 2 }, 'teams-2');
      await archive.erase('teams-1');
      expect(await channels.find('person:t:ana')).to.deep.equal({ at: 2 });
      await archive.erase('teams-2');
      expect(await channels.find('person:t:ana')).to.equal(undefined);
    });
  });
}
