import { expect } from 'chai';
import type { CodeStore, StoredCode } from '../../services/identity/codeStore.ts';

const now = Date.parse('2026-11-20T12:00:00Z');

const code: StoredCode = {
  hash: 'a'.repeat(64),
  speaker: {
    kind: 'customer',
    by: 'code',
    subject: 'ana.morales@example.com',
    accountId: 'ORG-10442',
    name: 'Ana Morales',
    email: 'ana.morales@example.com',
    zone: 'America/New_York',
  },
  expiresAt: now + 600_000,
};

/** What every store of one-time codes must do. `make` gives an empty one. */
export function codeStoreContract(
  make: () => Promise<{ codes: CodeStore; close: () => Promise<void> }>,
): void {
  describe('a store of one-time codes', () => {
    let codes: CodeStore;
    let close: () => Promise<void>;

    beforeEach(async () => ({ codes, close } = await make()));
    afterEach(async () => close());

    let lines = 0;
    /** Each try is a line of its own. */
    const take = async (id: string, hash: string, at = now): Promise<StoredCode | undefined> =>
      codes.take(id, hash, `line-${++lines}`, at);

    it('gives a code out for the right hash, once', async () => {
      await codes.put('c1', code);
      expect(await take('c1', code.hash)).to.deep.equal(code);
      expect(await take('c1', code.hash)).to.equal(undefined);
    });

    it('gives it out again to the line that has used it up, as long as it is good', async () => {
      await codes.put('c1', code);
      for (const at of [now, now + 1, code.expiresAt - 1]) {
        expect(await codes.take('c1', code.hash, 'a', at)).to.deep.equal(code);
        expect(await codes.take('c1', code.hash, 'b', at)).to.equal(undefined);
      }
      expect(await codes.take('c1', code.hash, 'a', code.expiresAt)).to.equal(undefined);
    });

    it('gives out a new code after one that was used up', async () => {
      const newer = { ...code, hash: 'c'.repeat(64) };
      await codes.put('c1', code);
      await take('c1', code.hash);
      await codes.put('c1', newer);
      expect(await take('c1', newer.hash)).to.deep.equal(newer);
    });

    it('counts a wrong try once, however often its line is answered', async () => {
      await codes.put('c1', code);
      for (const line of ['a', 'a', 'a', 'b', 'b', 'b']) {
        expect(await codes.take('c1', 'wrong', line, now)).to.equal(undefined);
      }
      expect(await take('c1', code.hash)).to.deep.equal(code);
    });

    it('gives it to one of many who ask at the same time', async () => {
      await codes.put('c1', code);
      const taken = await Promise.all(Array.from({ length: 8 }, async () => take('c1', code.hash)));
      expect(taken.filter((one) => one !== undefined)).to.have.length(1);
    });

    it('gives it to no other conversation, and counts no try there', async () => {
      await codes.put('c1', code);
      for (let n = 0; n < 5; n += 1) {
        expect(await take('c2', code.hash)).to.equal(undefined);
      }
      expect(await take('c1', code.hash)).to.deep.equal(code);
    });

    const tries: readonly (readonly [string, number, boolean])[] = [
      ['the millisecond before it expires', code.expiresAt - 1, true],
      ['when it expires', code.expiresAt, false],
      ['a day later', code.expiresAt + 86_400_000, false],
    ];
    for (const [when, at, isGood] of tries) {
      it(`${isGood ? 'gives it out' : 'keeps it back'} ${when}`, async () => {
        await codes.put('c1', code);
        expect((await take('c1', code.hash, at)) !== undefined).to.equal(isGood);
      });
    }

    it('bears two wrong tries, and forgets the code at the third', async () => {
      for (const [wrong, isLeft] of [
        [2, true],
        [3, false],
      ] as const) {
        await codes.put('c1', code);
        for (let n = 0; n < wrong; n += 1) {
          expect(await take('c1', 'b'.repeat(64))).to.equal(undefined);
        }
        expect((await take('c1', code.hash)) !== undefined).to.equal(isLeft);
      }
    });

    it('puts a new code in the place of the earlier one, with all its tries', async () => {
      const newer = { ...code, hash: 'c'.repeat(64) };
      await codes.put('c1', code);
      for (let n = 0; n < 2; n += 1) await take('c1', 'wrong');
      await codes.put('c1', newer);
      expect(await take('c1', code.hash)).to.equal(undefined);
      expect(await take('c1', 'wrong')).to.equal(undefined);
      expect(await take('c1', newer.hash)).to.deep.equal(newer);
    });
  });
}
