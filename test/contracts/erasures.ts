import { expect } from 'chai';
import type { Erasure, Erasures } from '../../services/privacy/erasure.ts';

const anErasure = (id: string, dueAt = 0): Erasure => ({
  id,
  askedAt: '2026-11-20T12:00:00.000Z',
  dueAt,
  whose: { kind: 'person', email: 'bo@example.com', scope: 'everything' },
});

/** What every store of erasures must do. `make` gives an empty one. */
export function erasuresContract(
  make: () => Promise<{ erasures: Erasures; close: () => Promise<void> }>,
): void {
  describe('a store of erasures', () => {
    let erasures: Erasures;
    let close: () => Promise<void>;

    beforeEach(async () => ({ erasures, close } = await make()));
    afterEach(async () => close());

    it('keeps what was asked for until it is done, and then nothing of it', async () => {
      await erasures.ask(anErasure('a'));
      expect(await erasures.open()).to.deep.equal([anErasure('a')]);
      await erasures.done('a');
      await erasures.done('a');
      expect(await erasures.open()).to.deep.equal([]);
    });

    it('takes the same one once, and has the one first that is due first', async () => {
      await erasures.ask(anErasure('late', 9));
      await erasures.ask(anErasure('early', 5));
      await erasures.ask(anErasure('late', 1));
      expect((await erasures.open()).map(({ id, dueAt }) => [id, dueAt])).to.deep.equal([
        ['early', 5],
        ['late', 9],
      ]);
    });

    it('keeps what was found', async () => {
      const found = {
        conversations: ['c1'],
        requests: [{ reference: 'SR-1', key: 'form-1' }],
        files: ['f1'],
        cases: ['100001'],
      };
      await erasures.ask(anErasure('a'));
      await erasures.note('a', found);
      await erasures.note('gone', found);
      expect(await erasures.open()).to.deep.equal([{ ...anErasure('a'), found }]);
    });
  });
}
