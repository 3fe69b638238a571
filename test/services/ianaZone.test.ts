import { expect } from 'chai';
import { ianaZone } from '../../services/ianaZone.ts';

describe('the zone that a client names', () => {
  for (const [name, expected] of [
    ['Europe/London', 'Europe/London'],
    ['eUROPE/lONDON', 'Europe/London'],
    ['UTC', 'UTC'],
    ['+05:31', undefined],
    ['-03:00', undefined],
    ['Mars/Olympus', undefined],
    ['Europe/London ', undefined],
    ['', undefined],
    ['__proto__', undefined],
  ] as const) {
    it(`${JSON.stringify(name)} is ${expected ?? 'none'}`, () => {
      expect(ianaZone(name)).to.equal(expected);
    });
  }

  it('is one whichever of its two names it has', () => {
    expect(ianaZone('Asia/Kolkata')).to.equal(ianaZone('Asia/Calcutta'));
  });
});
