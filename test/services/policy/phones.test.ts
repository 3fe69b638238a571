import { expect } from 'chai';
import { phoned, phonedWhereSaid } from '../../../services/policy/phoned.ts';
import { type PhonedFrom, phonesOf, phonesText, telLink } from '../../../services/policy/phones.ts';
import type { PhoneNumber } from '../../../services/policy/sharedPolicy.ts';
import { policies } from './policyFixture.ts';

const told = (numbers: PhoneNumber[], from: PhonedFrom): string => {
  const { shared } = policies;
  const phones = { numbers, source: 'operator' };
  return phonesText(phonesOf({ ...policies, shared: { ...shared, phones } }, from));
};

const XEN = { number: '+1 202-555-0101', programmes: ['xenserver'] };
const WEST = { number: '+1 202-555-0102', groups: ['americas-west'] };
const AMERICAS = { number: '+1 202-555-0103', regions: ['americas'] };
const EMEA = { number: '+44 20 7946 0104', regions: ['emea'] };
const ANYWHERE = { number: '+1 202-555-0105' };

describe('the number that somebody is told to phone', () => {
  // prettier-ignore
  const cases: readonly (readonly [PhoneNumber[], PhonedFrom, string])[] = [
    [[], { region: 'emea' }, ''],
    [[AMERICAS, EMEA], { region: 'emea', hoursGroup: 'emea-west' }, '+44 20 7946 0104'],
    [[AMERICAS, EMEA], { region: 'apj', hoursGroup: 'india' }, ''],
    [[AMERICAS, EMEA], { hoursGroup: 'emea-east' }, '+44 20 7946 0104'],
    [[WEST, AMERICAS], { region: 'americas', hoursGroup: 'americas-west' }, '+1 202-555-0102'],
    [[WEST, AMERICAS], { region: 'americas', hoursGroup: 'americas-east' }, '+1 202-555-0103'],
    [[WEST, AMERICAS], { region: 'americas' }, '+1 202-555-0103'],
    [[XEN, EMEA], { region: 'emea', programme: 'xenserver' }, '+1 202-555-0101'],
    [[XEN, EMEA], { region: 'emea', programme: 'citrix-css' }, '+44 20 7946 0104'],
    [[XEN, EMEA], { region: 'emea' }, '+44 20 7946 0104'],
    [[AMERICAS, ANYWHERE], {}, '+1 202-555-0105'],
    [[XEN, AMERICAS, EMEA], {}, 'Americas +1 202-555-0103; Europe, Middle East and Africa +44 20 7946 0104'],
    [[WEST, AMERICAS, EMEA, AMERICAS, EMEA], {}, ''],
  ];
  for (const [numbers, from, number] of cases) {
    it(`is “${number}” for ${JSON.stringify(from)} of ${numbers.length}`, () => {
      expect(told(numbers, from)).to.equal(number);
    });
  }

  it('is dialled without the signs between its digits', () => {
    expect(telLink('+1 (202) 555-0143')).to.equal('tel:+12025550143');
  });
});

describe('a sentence that says to phone', () => {
  const phones = [{ number: '+1 202-555-0143' }];

  it('has the number behind the first words that say whom', () => {
    expect(
      phonedWhereSaid('Phone your support centre. Phone your support centre.', phones),
    ).to.equal('Phone your support centre (+1 202-555-0143). Phone your support centre.');
    expect(phonedWhereSaid('The phone rings in our support centre.', phones)).not.to.include('202');
  });

  it('has it at the end where it is a way to phone in other words', () => {
    expect(phoned('Call Customer Service', phones)).to.equal(
      'Call Customer Service (+1 202-555-0143)',
    );
    expect(phoned('Call a technical support centre', phones)).to.equal(
      'Call a technical support centre (+1 202-555-0143)',
    );
  });

  it('is as it was without one, and has it once', () => {
    expect(phoned('Call Customer Service', [])).to.equal('Call Customer Service');
    const once = phoned('Call the support centre and ask', phones);
    expect(phonedWhereSaid(once, phones)).to.equal(once);
  });
});
