import { expect } from 'chai';
import { DateTime } from 'luxon';
import { evaluate } from '../../../services/policy/evaluate.ts';
import { policies } from './policyFixture.ts';

type Cell = readonly [target: string, respondBy: string];

// D1, support coverage and initial response times, row by row. Asked on Friday 20 November 2026 at
// 17:30 in Los Angeles, half an hour before the desk closes for the weekend.
// prettier-ignore
const ROWS: Readonly<Record<string, readonly [Cell, Cell, Cell, Cell]>> = {
  core:            [['always 30 minutes', 'Fri 18:00'],  ['businessHours 2 businessHours', 'Mon 09:30'], ['businessHours 8 businessHours', 'Mon 15:30'], ['businessHours 8 businessHours', 'Mon 15:30']],
  advanced:        [['always <30 minutes', 'Fri 18:00'], ['businessHours 2 businessHours', 'Mon 09:30'], ['businessHours 6 businessHours', 'Mon 13:30'], ['businessHours 8 businessHours', 'Mon 15:30']],
  select:          [['always <30 minutes', 'Fri 18:00'], ['businessHours 2 businessHours', 'Mon 09:30'], ['businessHours 8 businessHours', 'Mon 15:30'], ['businessHours 8 businessHours', 'Mon 15:30']],
  priority:        [['always <15 minutes', 'Fri 17:45'], ['always 30 minutes', 'Fri 18:00'],             ['businessHours 4 businessHours', 'Mon 11:30'], ['businessHours 4 businessHours', 'Mon 11:30']],
  'priority-plus': [['always <10 minutes', 'Fri 17:40'], ['always <30 minutes', 'Fri 18:00'],            ['businessHours 4 businessHours', 'Mon 11:30'], ['businessHours 4 businessHours', 'Mon 11:30']],
};

const zone = 'America/Los_Angeles';
const now = DateTime.fromISO('2026-11-20T17:30', { zone });

const ask = (supportPackage: string, severity: 1 | 2 | 3 | 4) =>
  evaluate(
    policies,
    {
      programme: 'citrix-css',
      package: supportPackage,
      severity,
      hoursGroup: 'americas-west',
      region: 'americas',
      country: 'US',
    },
    now,
  );

describe('response times of the packages', () => {
  for (const [supportPackage, cells] of Object.entries(ROWS)) {
    for (const [index, [target, respondBy]] of cells.entries()) {
      const severity = (index + 1) as 1 | 2 | 3 | 4;
      it(`${supportPackage}, severity ${severity}: ${target}, by ${respondBy}`, () => {
        const { coverage, response } = ask(supportPackage, severity);
        if (response.kind !== 'target') return expect.fail(response.why);
        const { value, unit, strictlyLess } = response.amount;
        expect(`${coverage.kind} ${strictlyLess ? '<' : ''}${value} ${unit}`).to.equal(target);
        const end = DateTime.fromISO(response.respondBy, { zone });
        expect(end.toFormat('ccc HH:mm')).to.equal(respondBy);
        expect(response.respondBy).to.match(/Z$/);
      });
    }
  }

  it('covers severity 1 and 2 of a relationship manager at all times, but names no time', () => {
    const kinds = ([1, 2, 3, 4] as const).map((severity) => ask('trm', severity).coverage.kind);
    expect(kinds).to.deep.equal(['always', 'always', 'businessHours', 'businessHours']);
    const { response } = ask('trm', 1);
    if (response.kind !== 'unconfirmed') return expect.fail(response.kind);
    expect(response.why).to.contain('no column');
  });
});
