import { expect } from 'chai';
import {
  proposeSeverity,
  type SeverityAnswers,
  severityDefinitions,
} from '../../../services/policy/severity.ts';
import { policies } from './policyFixture.ts';

type Case = readonly [SeverityAnswers['effect'], SeverityAnswers['workaround'], 1 | 2 | 3 | 4];

// D1, severity definitions; C7 for workarounds that do not scale.
const CASES: readonly Case[] = [
  ['stopped', 'none', 1],
  ['stopped', null, 1],
  ['stopped', undefined, 1],
  ['stopped', 'notScalable', 2],
  ['stopped', 'yes', 3],
  ['degraded', 'none', 2],
  ['degraded', null, 2],
  ['degraded', undefined, 2],
  ['degraded', 'notScalable', 2],
  ['degraded', 'yes', 3],
  ['impaired', undefined, 3],
  ['impaired', 'none', 3],
  ['impaired', 'yes', 3],
  ['question', undefined, 4],
  ['question', 'none', 4],
  ['security', undefined, 1],
  ['security', 'yes', 1],
];

describe('the proposed severity', () => {
  for (const [effect, workaround, severity] of CASES) {
    it(`is ${severity} for ${effect} with workaround ${workaround}`, () => {
      const proposal = proposeSeverity(policies, { effect, workaround });
      expect(proposal.severity).to.equal(severity);
      expect(proposal.matched).to.have.length.above(0);
      expect(proposal.source).to.equal(`D1, severity ${severity}`);
    });
  }

  it('leaves the judgement of a security issue to the vendor', () => {
    const { matched } = proposeSeverity(policies, { effect: 'security' });
    expect(matched.join()).to.contain('as determined by the vendor');
  });

  it('tells staff of users and deadlines, but is not changed by them', () => {
    const proposal = proposeSeverity(policies, {
      effect: 'degraded',
      workaround: 'none',
      affectedUsers: 0,
      deadline: '2026-12-01T09:00:00Z',
    });
    expect(proposal.severity).to.equal(2);
    expect(proposal.matched.slice(-2)).to.deep.equal([
      'A deadline is at risk',
      'Users affected: 0',
    ]);
    const open = { effect: 'degraded', affectedUsers: null, deadline: null } as const;
    expect(proposeSeverity(policies, { ...open, workaround: 'none' }).matched).to.have.length(2);
  });

  for (const effect of ['stopped', 'degraded'] as const) {
    it(`does not say of ${effect} that there is no workaround unless that was said`, () => {
      const told = proposeSeverity(policies, { effect, workaround: 'none' });
      expect(told.matched.join()).to.match(/workaround exists/);
      for (const workaround of [null, undefined]) {
        const open = proposeSeverity(policies, { effect, workaround });
        expect(open.severity).to.equal(told.severity);
        expect(open.matched.join()).not.to.match(/workaround/i);
        expect(open.matched).to.have.length.above(0);
      }
    });
  }

  it('is one of four definitions, most severe first', () => {
    const definitions = severityDefinitions(policies);
    expect(definitions.map(({ severity }) => severity)).to.deep.equal([1, 2, 3, 4]);
    for (const { title, tests, customerMust } of definitions) {
      expect([title, customerMust, ...tests].every((words) => words.length > 0)).to.equal(true);
    }
  });
});
