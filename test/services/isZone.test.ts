import { expect } from 'chai';
import { isZone } from '../../services/isZone.ts';

describe('the name of a time zone', () => {
  for (const [name, expected] of [
    ['Europe/London', true],
    ['UTC', true],
    // Second names, which the list of zones lacks.
    ['Asia/Kolkata', true],
    ['Asia/Calcutta', true],
    ['US/Eastern', true],
    ['Etc/GMT+5', true],
    ['europe/london', true],
    ['Mars/Olympus', false],
    ['Europe/London ', false],
    ['', false],
    ['__proto__', false],
  ] as const) {
    it(`is ${expected ? 'taken' : 'refused'}: ${JSON.stringify(name)}`, () => {
      expect(isZone(name)).to.equal(expected);
    });
  }
});
