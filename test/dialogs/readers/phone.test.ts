import { expect } from 'chai';
import { countryOf } from '../../../dialogs/readers/countryOf.ts';
import { phone } from '../../../dialogs/readers/phone.ts';
import { aTurn } from '../aTurn.ts';
import { readerTable } from './table.ts';

const ACCOUNT = {
  orgId: 'ORG-1',
  name: 'Company',
  region: 'emea',
  hoursGroup: 'emea-west',
  products: [],
};

describe('a number to call', () => {
  readerTable({
    reader: phone,
    reads: [
      ['+44 20 7946 0000', '+44 20 7946 0000'],
      ['call me on +1 (202) 555-0143, please', '+1 (202) 555-0143'],
      ['0044 20 7946 0000', '+44 20 7946 0000'],
      // Plainly of the country where the person is.
      ['020 7946 0000 ext. 12', '+44 20 7946 0000 ext. 12'],
      ['(020) 7946 0000', '+44 20 7946 0000'],
      ['07700 900123', '+44 7700 900123'],
      ['＋４４ ２０ ７９４６ ００００', '+44 20 7946 0000'],
    ],
    refuses: [
      '7946 0000',
      '12025550143',
      '',
      '12345',
      'none',
      '+44',
      '1234567890123456',
      '1'.repeat(100),
      'ORG-10442',
      '24/7',
    ],
  });

  describe('of an account in the country of the person’s zone', () => {
    readerTable({
      reader: phone,
      turn: { as: 'imogen' },
      reads: [['020 7946 0000', '+44 20 7946 0000']],
    });
  });

  describe('of an account in another country', () => {
    readerTable({
      reader: phone,
      turn: { as: 'ana' },
      reads: [['+1 202 555 0143', '+1 202 555 0143']],
      refuses: ['020 7946 0000', '(202) 555-0143'],
    });
  });
});

describe('the country of a number without a code', () => {
  const account = (country: string) => ({ ...ACCOUNT, country });
  for (const [zone, country, expected] of [
    ['Europe/London', undefined, 'GB'],
    ['America/Chicago', undefined, 'US'],
    ['Asia/Kolkata', undefined, 'IN'],
    ['Asia/Kolkata', 'IN', 'IN'],
    ['UTC', 'JP', 'JP'],
    ['UTC', undefined, undefined],
    ['Europe/Paris', 'GB', undefined],
    ['nonsense', undefined, undefined],
  ] as const) {
    it(`of somebody in ${zone}${country === undefined ? '' : `, of an account in ${country}`}, is ${expected}`, () => {
      const turn = { zone, account: country === undefined ? undefined : account(country) };
      expect(countryOf(turn)).to.equal(expected);
    });
  }
});

describe('a number of each country', () => {
  for (const [zone, said, value] of [
    ['America/New_York', '(202) 555-0143', '+1 202 555-0143'],
    ['America/New_York', '1-202-555-0143', '+1 202-555-0143'],
    ['Europe/Berlin', '030 901820', '+49 30 901820'],
    ['Europe/Oslo', '22 12 34 56', '+47 22 12 34 56'],
    ['Asia/Tokyo', '03-1234-5678', '+81 3-1234-5678'],
    // Italy keeps its 0, and Hungary dials 06: neither is guessed at.
    ['Europe/Rome', '06 1234 5678', undefined],
    ['UTC', '020 7946 0000', undefined],
  ] as const) {
    it(`${said} in ${zone} is ${value ?? 'asked for with its code'}`, async () => {
      const turn = { ...aTurn(), zone };
      const reading = await phone.read(said, { turn, choices: [], known: {} });
      expect(reading).to.deep.equal(
        value === undefined ? { kind: 'none', problem: 'phone.country' } : { kind: 'value', value },
      );
    });
  }
});
