import { phone } from '../../../dialogs/readers/phone.ts';
import { readerTable } from './table.ts';

describe('a number to call', () => {
  readerTable({
    reader: phone,
    reads: [
      ['+44 20 7946 0000', '+44 20 7946 0000'],
      ['call me on +1 (202) 555-0143, please', '+1 (202) 555-0143'],
      ['020 7946 0000 ext. 12', '020 7946 0000 ext. 12'],
      ['＋４４ ２０ ７９４６ ００００', '+44 20 7946 0000'],
      ['12025550143', '12025550143'],
    ],
    refuses: ['', '12345', 'none', '+44', '1234567890123456', '1'.repeat(100), 'ORG-10442', '24/7'],
  });
});
