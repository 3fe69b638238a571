import { language } from '../../../dialogs/readers/language.ts';
import { readerTable } from './table.ts';

describe('the engineer’s language', () => {
  readerTable({
    reader: language,
    choices: [
      { value: 'en', title: 'English' },
      { value: 'de', title: 'German' },
      { value: 'ja', title: 'Japanese' },
    ],
    reads: [
      ['de', 'de'],
      ['German', 'de'],
      ['in german, please', 'de'],
      ['Deutsch', 'de'],
      ['日本語', 'ja'],
      ['English.', 'en'],
    ],
    refuses: ['', 'French', 'xx', 'yes', 'any', 'de-facto'],
  });
});
