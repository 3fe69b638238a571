import { expect } from 'chai';
import { answer, begin, draftOf, type Outline, settle } from '../../../dialogs/forms/progress.ts';

/** The second question is asked only when the first is answered with "yes", and rests on the first. */
const outline: Outline = {
  slots: ['first', 'second'],
  applies: (slot, { first }) => slot === 'first' || first === 'yes',
  assume: () => undefined,
  fits: (_, value) => typeof value === 'string',
  restsOn: (slot, { first }) => (slot === 'second' ? first : undefined),
};

const told = (slot: string, value: string, at = begin('key')) =>
  answer(outline, at, slot, value, '2026-09-16T08:00:00.000Z');

describe('progress through one outline', () => {
  it('tells each state of the answers by itself, in whatever order they are looked at', () => {
    const none = settle(outline, begin('key'));
    const yes = told('first', 'yes');
    const both = told('second', 'this', yes);
    const no = told('first', 'no', both);
    for (const _ of [1, 2]) {
      expect(draftOf(outline, both)).to.deep.equal({ first: 'yes', second: 'this' });
      expect(draftOf(outline, none)).to.deep.equal({});
      expect(draftOf(outline, no)).to.deep.equal({ first: 'no' });
      expect(draftOf(outline, yes)).to.deep.equal({ first: 'yes' });
    }
    expect([none, yes, both, no].map(({ asking }) => asking)).to.deep.equal([
      'first',
      'second',
      'review',
      'review',
    ]);
  });

  it('looks anew when only what an answer rests on is another', () => {
    const both = told('second', 'this', told('first', 'yes'));
    expect(draftOf(outline, both)).to.deep.equal({ first: 'yes', second: 'this' });
    const before = { ...both, restedOn: { second: 'perhaps' } };
    expect(draftOf(outline, before)).to.deep.equal({ first: 'yes' });
    expect(settle(outline, before).asking).to.equal('second');
    expect(draftOf(outline, both)).to.deep.equal({ first: 'yes', second: 'this' });
  });
});
