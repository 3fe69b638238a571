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
    finds: [
      ['storefront down since 8, 500 people, call me at +49 89 1234567', '+49 89 1234567'],
      ['No orders can be taken. My number is +49 89 1234567.', '+49 89 1234567'],
      ['Nobody can work, please call me back on 020 7946 0000', '+44 20 7946 0000'],
      ['phone: +1 (202) 555-0143', '+1 (202) 555-0143'],
      ['we can be reached at 0044 20 7946 0000', '+44 20 7946 0000'],
      ['My mobile is 07700 900123, ask for Bo', '+44 7700 900123'],
      ['My phone number is +49 89 1234567 and StoreFront is down', '+49 89 1234567'],
      ['It is dead. Phone +49 89 1234567', '+49 89 1234567'],
      ['please call my mobile +49 170 1234567', '+49 170 1234567'],
      ['my cell +49 170 1234567 please', '+49 170 1234567'],
      ['my direct line +49 89 1234567, ask for Bo', '+49 89 1234567'],
      ['call me at 14:30 on +49 89 1234567', '+49 89 1234567'],
      ['the number to call me is +49 89 1234567', '+49 89 1234567'],
      ['call me at +49 89 1234567, I repeat: my number is +49 89 1234567', '+49 89 1234567'],
    ],
    findsNothing: [
      // Dead, or what others call.
      'Our phone number +1 800 555 0199 is dead as well',
      'our phone number is +1 800 555 0199 and it is dead',
      'our phone number +1 800 555 0199, which is dead',
      'customers call our phone number +49 89 555666777 and get no answer',
      'customers call our phone number +49 89 555666777',
      'customers call us at +49 89 555666777 and get no answer',
      'nobody answers my phone +49 89 555666777',
      'the voicemail says my number is +49 89 555666777',
      'our line: +49 89 555666777 (not working)',
      'no phone +4420794600 rings',
      'my line +448001234567 in config.xml fails',
      'Kim’s phone: +49 89 555666777',
      'the phone of our customer: +49 89 555666777',
      'our phone number +49 89 555666777 does not work',
      '+49 89 1234567 is what our users dial',
      'Users who call +49 89 1234567 hear nothing',
      'do not call me at +49 89 1234567',
      'their phone number is +49 89 1234567',
      'the phone +49 89 1234567 rings without end',
      'call me at +49 89 1234567 or my mobile is +49 170 1234567',
      'call me at 7946 0000',
      'call me about case 10000345',
      'my case number is 10000345',
      'our mobile 10.120.30.14 is unreachable',
      'our phone 10.0.0.12:8080 crashes',
      'Workspace app for mobile 24.5.0.1234',
      'my number is ORG-10442',
      'contact me on 2026-11-20 10:00',
      'call us at 8, 500 people',
      'we have 1234567 files',
      'serial number 12345678',
      'call me',
      '',
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
