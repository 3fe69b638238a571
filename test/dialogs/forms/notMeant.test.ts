import { expect } from 'chai';
import { nearChoices } from '../../../dialogs/readers/nearChoices.ts';
import { isNotMeant, withNotMeant } from '../../../dialogs/forms/notMeant.ts';

describe('what was asked about, and was not meant', () => {
  it('is kept of the last twenty, sixty characters of each', () => {
    let kept: readonly string[] | undefined;
    for (let n = 0; n < 50; n += 1) kept = withNotMeant(kept, [`${n} ${'x'.repeat(400)}`]);
    expect(kept).to.have.length(20);
    expect(kept?.at(-1)).to.have.length(60).and.to.match(/^49 x/);
    expect(JSON.stringify(kept).length).to.be.lessThan(20 * 64);
  });

  it('is known again by what is kept of it', () => {
    const long = `change summary to ${'all of it is slow, '.repeat(10)}`;
    const kept = withNotMeant(['some'], [long]);
    expect(isNotMeant(kept, long)).to.equal(true);
    expect(isNotMeant(kept, 'some')).to.equal(true);
    expect(isNotMeant(kept, 'change summary to nothing')).to.equal(false);
    expect(isNotMeant(undefined, long)).to.equal(false);
  });

  it('is not offered again as a choice, however long its value is', () => {
    const value = 'a-product-whose-id-is-longer-than-what-is-kept-of-it-'.repeat(2);
    const choices = [{ value, title: 'Production impact' }];
    expect(nearChoices('prodution impact', { choices }).kind).to.equal('near');
    const declined = withNotMeant(undefined, [value]);
    expect(nearChoices('prodution impact', { choices, declined }).kind).to.equal('none');
  });
});
