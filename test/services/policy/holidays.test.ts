import { expect } from 'chai';
import { hasHolidays, holidaysOf, loadHolidays } from '../../../services/policy/holidays.ts';
import { policies } from './policyFixture.ts';

describe('public holidays', () => {
  before(loadHolidays);

  it('are known for every country of every hours group', () => {
    const countries = policies.shared.hoursGroups.flatMap(({ members }) =>
      members.map(({ country }) => country),
    );
    expect(countries.filter((country) => !hasHolidays(country))).to.deep.equal([]);
    expect(hasHolidays('ZZ')).to.equal(false);
  });

  it('count a substitute day, and nothing that is no public holiday', () => {
    const days = holidaysOf('US', 2026);
    expect(days).to.include.members(['2026-07-03', '2026-11-26', '2026-12-25']);
    expect(days).to.not.include.members(['2026-02-14', '2026-12-24']);
  });

  it('count each day of a long one, and leave out the half day before it', () => {
    const may = holidaysOf('TR', 2026).filter((day) => day.startsWith('2026-05-2'));
    expect(may).to.have.members(['2026-05-27', '2026-05-28', '2026-05-29']);
    expect(holidaysOf('GT', 2026)).to.not.include('2026-12-24');
  });

  it('count a day on which the clocks are changed as one day', () => {
    expect(holidaysOf('NL', 2027).filter((day) => day === '2027-03-28')).to.have.length(1);
    expect(holidaysOf('AU', 2026)).to.include('2026-04-05').and.not.include('2026-04-07');
  });

  it('may be those of a part of the country', () => {
    const ofVictoria = holidaysOf('AU-VIC', 2026).filter(
      (day) => !holidaysOf('AU', 2026).includes(day),
    );
    expect(ofVictoria).to.have.length.above(0);
  });
});
