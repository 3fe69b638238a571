import { expect } from 'chai';
import { choice } from '../../../dialogs/readers/choice.ts';
import { aTurn } from '../aTurn.ts';
import { readerTable } from './table.ts';

describe('one of several choices', () => {
  readerTable({
    reader: choice<'a' | 'b'>({ a: ['nope'] }),
    choices: [
      { value: 'a', title: 'Only for a few people' },
      { value: 'b', title: 'Yes' },
    ],
    reads: [
      ['a', 'a'],
      ['A', 'a'],
      ['Only for a few people', 'a'],
      ['  only  for a few people. ', 'a'],
      ['Yes, please', 'b'],
      ['nope', 'a'],
      ['yes, only for a few people', 'a'],
      ['no, only for a few people', 'a'],
      ['yes yes', 'b'],
    ],
    refuses: [
      '',
      '1',
      '2',
      'the second',
      '2 servers are down',
      'yes and no',
      'yes no',
      'no yes',
      'no only for a few people',
      'constructor',
    ],
  });
});

describe('a choice that is misspelt', () => {
  const choices = [
    { value: 'none', title: 'No' },
    { value: 'some', title: 'Only for a few people' },
    { value: 'yes', title: 'Yes, people can work that way' },
    { value: '2', title: 'Severity 2: Production impact' },
  ];
  const near = async (line: string, declined: readonly string[] = []) => {
    const reader = choice<string>({ some: ['partially'] });
    const reading = await reader.read(line, { turn: aTurn(), known: {}, choices, declined });
    return reading.kind === 'near' ? reading.choices.map(({ value }) => value) : reading.kind;
  };

  for (const [line, value] of [
    ['only for few people', 'some'],
    ['Olny for a few peolpe.', 'some'],
    ['yes people can wrok that way', 'yes'],
    ['partialy', 'some'],
    ['only for a few', 'some'],
    ['severity 2 prodution impact', '2'],
  ] as const) {
    it(`is asked about: “${line}”`, async () => {
      expect(await near(line)).to.deep.equal([value]);
      expect(await near(line, [value])).to.equal('none');
    });
  }

  for (const line of [
    'On',
    'Noo',
    'only for a few people?',
    'not only for a few people',
    "yes people can't work that way",
    'severity 3 production impact',
    'only for many of our people',
    'Only for a few people'.repeat(5),
  ]) {
    it(`is not seen in “${line.slice(0, 40)}”`, async () => {
      expect(await near(line)).to.equal('none');
    });
  }
});
