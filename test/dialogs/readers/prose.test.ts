import { prose } from '../../../dialogs/readers/prose.ts';
import { readerTable } from './table.ts';

describe('free words', () => {
  readerTable({
    reader: prose({ max: 20 }),
    reads: [
      ['2402 LTSR', '2402 LTSR'],
      [' 困っています ', '困っています'],
      ['a'.repeat(20), 'a'.repeat(20)],
      ['a'.repeat(21), `${'a'.repeat(19)}…`],
      [`${'a'.repeat(18)}😭bc`, `${'a'.repeat(18)}…`],
    ],
    refuses: ['', ' \n', '😭', '?!…', '<>'],
  });
});
