import { expect } from 'chai';
import { DateTime } from 'luxon';
import { tokens } from '../../../../bot/channels/directLine/tokens.ts';

const GRANT = { conversationId: 'one', userId: 'ana', origins: [] };
const LIFETIME = 1800;

describe('a token of the chat', () => {
  // What clocks may differ by: nothing, for we sign them ourselves.
  for (const [at, isGood] of [
    [-1, false],
    [0, true],
    [LIFETIME - 1, true],
    [LIFETIME + 1, false],
  ] as const) {
    it(`is ${isGood ? 'good' : 'refused'} ${at} s after it was issued`, async () => {
      let now = DateTime.fromISO('2026-09-16T10:00:00Z');
      const options = { secret: 'a secret', lifetime: LIFETIME, clock: () => now };
      const token = await tokens(options).issue(GRANT);
      now = now.plus({ seconds: at });
      // Another process, which does not remember it.
      expect(await tokens(options).verify(token)).to.deep.equal(isGood ? GRANT : undefined);
    });
  }
});
