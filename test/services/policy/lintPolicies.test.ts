import { expect } from 'chai';
import { lintPolicies } from '../../../services/policy/lintPolicies.ts';
import type { Policies } from '../../../services/policy/policies.ts';
import type { PhoneNumber } from '../../../services/policy/sharedPolicy.ts';
import { policies } from './policyFixture.ts';

const today = '2026-11-21';

/** What a change to the policy adds to the findings. */
function added(change: (copy: Policies) => Policies): readonly string[] {
  const before = lintPolicies(policies, today);
  return lintPolicies(change(structuredClone(policies)), today).filter(
    (line) => !before.includes(line),
  );
}

const withProgramme = (
  copy: Policies,
  id: string,
  change: (programme: Policies['programmes'][number]) => Policies['programmes'][number],
): Policies => ({
  ...copy,
  programmes: copy.programmes.map((one) => (one.id === id ? change(one) : one)),
});

describe('the findings about a policy', () => {
  it('leave the delivered one without unreachable rules, overlaps and unused readings', () => {
    const lines = lintPolicies(policies, today).join('\n');
    expect(lines).not.to.match(/never reached|too$|no rule rests|no way to open/m);
  });

  it('name countries in no group, packages without a target, and a date that has passed', () => {
    const lines = lintPolicies(policies, today).join('\n');
    expect(lines).to.match(/emea: countries in no hours group: .*\bDE\b/);
    expect(lines).to.contain('citrix-partner: package gold has no response target');
    expect(lines).to.contain('citrix-css: package trm was sold until 2019-10-01, which has passed');
  });

  it('judge no date without a day to judge it by', () => {
    expect(lintPolicies(policies).join('\n')).not.to.contain('passed');
  });

  it('name rules that are out of effect, before and after', () => {
    const dated = (effective: { from?: string; until?: string }) =>
      added((copy) =>
        withProgramme(copy, 'citrix-css', (one) => ({
          ...one,
          effective: { ...effective, source: 'D0, introduction' },
        })),
      );
    expect(dated({ until: '2026-11-20' })).to.deep.equal([
      'citrix-css: in effect until 2026-11-20, which has passed',
    ]);
    expect(dated({ until: today })).to.deep.equal([]);
    expect(dated({ from: '2027-01-01' })).to.deep.equal([
      'citrix-css: in effect from 2027-01-01 on, not yet',
    ]);
  });

  it('name a country in two groups', () => {
    const lines = added((copy) => {
      const [first, ...others] = copy.shared.hoursGroups;
      if (!first) return copy;
      const members = [...first.members, { country: 'FR' }];
      return {
        ...copy,
        shared: { ...copy.shared, hoursGroups: [{ ...first, members }, ...others] },
      };
    });
    expect(lines).to.deep.equal(['emea-west: FR is in hours group americas-east too']);
  });

  it('name a severity proposal that earlier ones hide', () => {
    const lines = added((copy) => ({
      ...copy,
      shared: {
        ...copy.shared,
        proposals: [
          ...copy.shared.proposals,
          { when: { effect: ['question'] }, severity: 3, matched: ['Never'] },
        ],
      },
    }));
    expect(lines).to.have.length(1);
    expect(lines[0]).to.match(/^shared: proposals\.\d+ is never reached/);
  });

  it('name a combination that an earlier one hides', () => {
    const lines = added((copy) =>
      withProgramme(copy, 'citrix-appliance', (one) => ({
        ...one,
        combinations: [...(one.combinations ?? []), ...(one.combinations ?? [])],
      })),
    );
    expect(lines).to.deep.equal([
      'citrix-appliance: combinations.1 is never reached: earlier ones take all it names',
    ]);
  });

  it('name a severity that cannot be opened, and a target that is missing', () => {
    const lines = added((copy) =>
      withProgramme(copy, 'xenserver', (one) => ({
        ...one,
        channels: one.channels?.filter(({ severities }) => severities?.[0] !== 1),
        packages: one.packages.map((bought) => {
          const { 4: _, ...targets } = bought.response.targets ?? {};
          return { ...bought, response: { ...bought.response, targets } };
        }),
      })),
    );
    expect(lines).to.deep.equal([
      'xenserver: package standard has no response target for severity 4',
      'xenserver: no way to open a case of severity 1',
    ]);
  });

  it('name a reading on which nothing rests', () => {
    const lines = added((copy) => ({
      ...copy,
      register: [...copy.register, { id: 'C99', conflict: 'x', says: [], reading: 'y', why: 'z' }],
    }));
    expect(lines).to.deep.equal(['register: no rule rests on C99']);
  });

  const withPhones =
    (...numbers: readonly PhoneNumber[]) =>
    (copy: Policies): Policies => ({
      ...copy,
      shared: {
        ...copy.shared,
        phones: { source: 'operator', reading: 'C31', numbers: [...numbers] },
      },
    });

  it('name regions that are told no number while others are, and a number that nobody is told', () => {
    const americas = { number: '+1 202-555-0143', regions: ['americas'] };
    expect(added(withPhones(americas))).to.deep.equal([
      'shared: phones name no number for Europe, Middle East and Africa',
      'shared: phones name no number for Asia Pacific and Japan',
    ]);
    const everywhere = { number: '+1 202-555-0100' };
    expect(added(withPhones(americas, everywhere))).to.deep.equal([]);
    expect(added(withPhones(everywhere, americas))).to.deep.equal([
      'shared: the phone number +1 202-555-0143 is never told: earlier ones take all it is for',
    ]);
    expect(added(withPhones())).to.deep.equal([]);
  });
});
