import { expect } from 'chai';
import { stake } from '../../../dialogs/readers/stake.ts';
import { aTurn } from '../aTurn.ts';
import { readerTable } from './table.ts';

const choices = [
  { value: 'safety', title: 'Safety' },
  { value: 'money', title: 'Money' },
  { value: 'both', title: 'Both' },
  { value: 'neither', title: 'Neither' },
];

describe('what is at stake', () => {
  readerTable({
    reader: stake,
    choices,
    reads: [
      ['Safety', 'safety'],
      ['patients safety', 'safety'],
      ['The safety of our patients.', 'safety'],
      ['lives', 'safety'],
      ['a lot of money', 'money'],
      ['patient safety and money', 'both'],
      ['yes of course', 'both'],
      ['no, unfortunately not', 'neither'],
    ],
    refuses: ['not safety', 'no money', 'is it safety?', '2', 'patients'],
    findsNothing: ['our safety app is down', 'patients safety'],
  });

  it('is asked about where it is misspelt among a few words', async () => {
    const reading = await stake.read('patients saftey', { turn: aTurn(), choices, known: {} });
    expect(reading).to.deep.equal({ kind: 'near', choices: [choices[0]] });
  });
});
