import { expect } from 'chai';
import { placed } from '../../../dialogs/readers/placed.ts';

const PEOPLE = ['No', 'Only for a few people', 'Yes'].map((title) => ({ value: title, title }));
const LEVELS = ['2', '1', '3', '4'].map((value) => ({ value, title: `Severity ${value}` }));
const DAYS = ['Thu, 3 Apr 2026', 'Wed, 2 Apr 2026'].map((title) => ({ value: title, title }));
const CASES = ['100003', '100001'].map((value) => ({ value, title: `Case ${value}: slow` }));

function meant(...told: Parameters<typeof placed>): string {
  const reading = placed(...told);
  if (reading === undefined) return 'none';
  return reading.kind === 'value'
    ? reading.value
    : `asked: ${reading.choices.map(({ value }) => value).join(' or ')}`;
}

describe('a choice that is meant by its place', () => {
  for (const [line, choices, expected] of [
    ['the first', PEOPLE, 'No'],
    ['First one, please', PEOPLE, 'No'],
    ['The second one.', PEOPLE, 'Only for a few people'],
    ['the 2nd option', PEOPLE, 'Only for a few people'],
    ['last', PEOPLE, 'Yes'],
    ['the last one', PEOPLE, 'Yes'],
    ['the second one', CASES, '100001'],
    ['the latter', CASES, '100001'],
    ['the third', LEVELS, '3'],
    // A place and a number of something else.
    ['the second one', LEVELS, 'asked: 1 or 2'],
    ['the first', LEVELS, 'asked: 2 or 1'],
    ['the second', DAYS, 'Wed, 2 Apr 2026'],
    ['the third', DAYS, 'none'],
    // Figures alone are no places, and what is told beside one is not lost.
    ['2', PEOPLE, 'none'],
    ['number 2', PEOPLE, 'none'],
    ['the fourth', PEOPLE, 'none'],
    ['the latter', PEOPLE, 'none'],
    ['the first server is down', PEOPLE, 'none'],
    ['the last update', PEOPLE, 'none'],
    ['not the first', PEOPLE, 'none'],
    ['the first or the second', PEOPLE, 'none'],
    ['first', [], 'none'],
    ['', PEOPLE, 'none'],
  ] as const) {
    it(`“${line}” of “${choices.map(({ title }) => title).join('”, “')}” is ${expected}`, () => {
      expect(meant(line, choices)).to.equal(expected);
    });
  }

  it('is asked about where the last choice is not the last that is seen', () => {
    expect(meant('last', PEOPLE, true)).to.equal('asked: Yes');
    expect(meant('the first', PEOPLE, true)).to.equal('No');
  });
});
