import { choice } from '../../../dialogs/readers/choice.ts';
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
    ],
    refuses: ['', '1', '2', 'the second', '2 servers are down', 'yes and no', 'constructor'],
  });
});
