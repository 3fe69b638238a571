import { expect } from 'chai';
import type { FileAccount } from '../../../services/entitlements/accountsFile.ts';
import { decide } from '../../../services/entitlements/decide.ts';

const tokyo: FileAccount = {
  orgId: 'ORG-1',
  pin: '1',
  serials: [],
  name: 'Acme',
  country: 'JP',
  region: 'apj',
  hoursGroup: 'east-asia',
  zone: 'Asia/Tokyo',
  products: ['storefront'],
  entitlement: { programme: 'css', package: 'core', starts: '2026-01-10', ends: '2026-12-20' },
  contacts: [],
};

describe('whether an account is entitled', () => {
  // The day turns in Tokyo at 15:00 UTC.
  const days: readonly (readonly [string, string])[] = [
    ['2026-01-09T14:59:59Z', 'notStarted 2026-01-10'],
    ['2026-01-09T15:00:00Z', 'until 2026-12-20'],
    ['2026-11-19T15:00:00Z', 'until 2026-12-20, soon'],
    ['2026-11-19T14:59:59Z', 'until 2026-12-20'],
    ['2026-12-20T14:59:59Z', 'until 2026-12-20, soon'],
    ['2026-12-20T15:00:00Z', 'expired 2026-12-20'],
  ];
  for (const [at, expected] of days) {
    it(`is judged by the account's own day: ${at} ${expected}`, () => {
      const decision = decide(tokyo, ['storefront'], { at });
      const said =
        decision.outcome === 'entitled'
          ? `until ${decision.endsOn}${decision.endsSoon ? ', soon' : ''}`
          : decision.outcome === 'refused'
            ? `${decision.reason} ${decision.on ?? ''}`
            : decision.outcome;
      expect(said).to.equal(expected);
    });
  }

  it('names the package that was bought beside', () => {
    const entitlement = {
      programme: 'appliance',
      package: 'gold',
      companion: 'priority',
      starts: '2026-01-10',
      ends: '2026-12-20',
    };
    const at = '2026-06-01T00:00:00Z';
    expect(decide({ ...tokyo, entitlement }, [], { at })).to.include({ companion: 'priority' });
    expect(decide(tokyo, [], { at })).not.to.have.property('companion');
  });

  it('is refused without any agreement', () => {
    const { entitlement: _, ...rest } = tokyo;
    const decision = decide(rest, [], { at: '2026-11-20T12:00:00Z' });
    expect(decision).to.deep.include({ outcome: 'refused', reason: 'noEntitlement' });
  });

  it('lets no PIN, serial number or contact out', () => {
    const account = { ...tokyo, pin: 'SECRET', serials: ['SECRET'] };
    expect(JSON.stringify(decide(account, [], { at: '2026-11-20T12:00:00Z' }))).not.to.contain(
      'SECRET',
    );
  });
});
