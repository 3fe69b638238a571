import { email } from '../../../dialogs/readers/email.ts';
import { readerTable } from './table.ts';

describe('an e-mail address', () => {
  readerTable({
    reader: email,
    reads: [
      ['ana@example.com', 'ana@example.com'],
      [' Ana.Morales+it@mail.example.co.uk ', 'Ana.Morales+it@mail.example.co.uk'],
      ['it is ana@example.com.', 'ana@example.com'],
      ['<ana@example.com>', 'ana@example.com'],
      ['mailto:ana@example.com', 'ana@example.com'],
      ['‘ana@example.com’', 'ana@example.com'],
      ["'ana@example.com'", 'ana@example.com'],
      ["o'brien@example.com", "o'brien@example.com"],
      ['Ana Morales <ana@example.com>; Bo <bo@example.com>', 'ana@example.com'],
    ],
    refuses: [
      '',
      'ana',
      'ana@',
      '@example.com',
      'ana@example',
      'ana at example.com',
      'ana@@example.com',
      'ana@exam ple.com',
      // Half of such an address would be somebody else's.
      'jürgen@example.com',
      'ana@müller.de',
      'ana@example.müller',
      `${'a'.repeat(65)}@example.com`,
      `ana@${'a.'.repeat(200)}com`,
    ],
    finds: [['StoreFront is down, write to ana@example.com please', 'ana@example.com']],
    findsNothing: ['we are @ home', 'twitter @example', `${'@'.repeat(1000)}ana@example.com`],
  });
});
